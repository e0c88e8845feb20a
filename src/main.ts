import { App, ClusterProfile, HelloAspNetCore } from './index';

App.main(
  () => {
    const app = new App({ cluster: ClusterProfile.named(process.env.CLUSTER || 'minikube') });
    new HelloAspNetCore(app, 'kubernetes-hello');
    return app;
  },
  { plan: process.argv.includes('--plan') },
);
