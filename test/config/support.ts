import { Chart } from 'cdk8s';
import { ClusterProfile, ICapability, WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf, testApp } from '../support/manifests';

/** A service `shop/web` that uses capabilities, one after the other. */
export function web(capabilities: ICapability[], props: Partial<WebServiceProps> = {}): WebService {
  const shop = new Chart(testApp({ cluster: ClusterProfile.managed() }), 'shop', { namespace: 'shop' });
  const service = new WebService(shop, 'web', { image: 'example.com/web:1', ...props });
  capabilities.forEach((capability) => service.use(capability));
  return service;
}

/** The pods' spec. */
export function podOf(service: WebService): any {
  return manifestOf(service, 'Deployment').spec.template.spec;
}

/** The main container's variables. */
export function envOf(...capabilities: ICapability[]): any {
  return podOf(web(capabilities)).containers[0].env;
}

/** What binding capabilities throws, without the path, which is `shop/web`. */
export function refusal(capabilities: ICapability[], props: Partial<WebServiceProps> = {}): string {
  const message = messageOf(() => web(capabilities, props));
  expect(message.startsWith('shop/web: ')).toBe(true);
  return message.slice('shop/web: '.length);
}

/** What synth warns about, as the user reads it. */
export function warningsOf(service: WebService): string[] {
  const app = service.node.root as ReturnType<typeof testApp>;
  app.synth();
  return app.findings
    .filter(({ severity }) => severity === ('warning' as typeof severity))
    .map(({ checkId, path, problem, fix }) => `${checkId} ${path}: ${problem}; ${fix}`);
}
