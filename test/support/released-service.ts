import { Chart } from 'cdk8s';
import { App, ClusterProfile, WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import { manifestsBelow, testApp } from './manifests';

/** A cluster that has all that a release may ask for. */
export const EVERYTHING = ClusterProfile.managed({
  kubernetesVersion: '1.33',
  addons: ['argo-rollouts', 'cert-manager', 'gateway-api', 'ingress-nginx', 'keda', 'metrics-server', 'traefik'],
  gatewayClassName: 'envoy',
});

/** A service of one image, and its app. */
export function released(props: Partial<WebServiceProps> = {}): { app: App; service: WebService } {
  const app = testApp({ cluster: EVERYTHING });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  return { app, service: new WebService(shop, 'web', { image: 'example.com/web:1', ...props }) };
}

/** The manifests of such a service, by kind and name. */
export function objectsOf(props: Partial<WebServiceProps>): Record<string, any> {
  const { service } = released(props);
  return Object.fromEntries(
    manifestsBelow(service).map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest]),
  );
}

/** What synth warns of. */
export function warningsOf(props: Partial<WebServiceProps>): string[] {
  const { app } = released(props);
  app.synth();
  return app.findings.map(({ checkId, path, problem, fix }) => `${checkId} ${path}: ${problem}; ${fix}`);
}

/** The environment of the main container of a Deployment. */
export function environmentOf(deployment: any): Record<string, string> {
  const env = (deployment.spec.template.spec.containers[0].env ?? []) as { name: string; value: string }[];
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}
