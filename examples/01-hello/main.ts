import { App, ClusterProfile, HelloAspNetCore } from 'cdk8s-aspnetcore';

App.main(() => {
  const app = new App({ cluster: ClusterProfile.minikube() });
  new HelloAspNetCore(app, 'kubernetes-hello');
  return app;
});
