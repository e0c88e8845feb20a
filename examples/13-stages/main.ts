import { App } from 'cdk8s-aspnetcore';
import { shop } from './shop';
import { stages } from './stages';

// `STAGE=staging npm run synth` writes that stage alone, `npm run synth -- --plan` shows what is left of each quota.
App.stages(stages, shop, { only: process.env.STAGE, plan: process.argv.includes('--plan') });
