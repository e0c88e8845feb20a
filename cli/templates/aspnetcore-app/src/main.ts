import { App } from 'cdk8s-aspnetcore';
import { buildApp } from './chart';

App.main(buildApp, { plan: process.argv.includes('--plan') });
