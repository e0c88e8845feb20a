import { App, ClusterProfile, HelloAspNetCore } from './index';

/** The word after an option, as in `npm run synth -- --findings findings.sarif`. */
function valueOf(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
}

App.main(
  () => {
    const app = new App({ cluster: ClusterProfile.named(process.env.CLUSTER || 'minikube') });
    new HelloAspNetCore(app, 'kubernetes-hello');
    return app;
  },
  { plan: process.argv.includes('--plan'), findings: valueOf('--findings') },
);
