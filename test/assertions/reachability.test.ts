import { Chart } from 'cdk8s';
import { AspNetCoreService, Manifest, NetworkAccess } from 'cdk8s-aspnetcore';
import { messageOf, testApp } from '../support/manifests';

/** `web` is connected to `catalog`, `admin` to nobody; `db` is left as it is. */
function shop(): Manifest {
  const app = testApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const service = (name: string) =>
    new AspNetCoreService(chart, name, { image: `${name}:1`, network: NetworkAccess.declaredOnly() });
  service('web').connectTo(service('catalog'));
  service('admin');
  new AspNetCoreService(chart, 'open', { image: 'open:1' });
  return Manifest.fromApp(app);
}

test.each<[string, string, object | undefined, boolean, string]>([
  [
    'web',
    'catalog',
    undefined,
    true,
    'Deployment/web reaches Deployment/catalog at 8080/TCP: egress rule 2 of NetworkPolicy "web" lets it through; ' +
      'ingress rule 1 of NetworkPolicy "catalog" lets it through',
  ],
  [
    'shop/Deployment/admin',
    'Deployment/catalog',
    { port: 8080 },
    false,
    'Deployment/admin does not reach Deployment/catalog at 8080/TCP: Deployment/admin is isolated for egress by ' +
      'NetworkPolicy "admin", of which no rule lets it through',
  ],
  [
    'open',
    'shop/catalog',
    { protocol: 'TCP' },
    false,
    'Deployment/open does not reach Deployment/catalog at 8080/TCP: Deployment/catalog is isolated for ingress by ' +
      'NetworkPolicy "catalog", of which no rule lets it through',
  ],
  [
    'web',
    '192.0.2.7',
    undefined,
    true,
    'Deployment/web reaches 192.0.2.7 at some port: egress rule 1 of NetworkPolicy "web" lets it through; ' +
      '192.0.2.7 is outside the cluster, where no NetworkPolicy holds for ingress',
  ],
  [
    'web',
    '192.0.2.7',
    { port: 443 },
    false,
    'Deployment/web does not reach 192.0.2.7 at 443/TCP: Deployment/web is isolated for egress by ' +
      'NetworkPolicy "web", of which no rule lets it through',
  ],
])('%s to %s with %p', (source, target, options, isAllowed, reason) => {
  const found = shop().reaches(source, target, options);
  expect([found.isAllowed, found.reason, String(found)]).toEqual([isAllowed, reason, reason]);
});

test('no policy isolates', () => {
  const yaml = ['web', 'api'].map((name) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { hostNetwork: name === 'api' } }),
  );
  const manifest = Manifest.fromYaml(yaml.join('\n---\n'));
  expect(manifest.reaches('web', 'Pod/api', { port: 53, protocol: 'UDP' }).reason).toBe(
    'Pod/web reaches Pod/api at 53/UDP: no NetworkPolicy isolates Pod/web for egress; ' +
      'Pod/api has the network of its node, where no NetworkPolicy holds for ingress',
  );
});

test('assertions say the reason', () => {
  const manifest = shop();
  const [allowed, denied] = [manifest.reaches('web', 'catalog'), manifest.reaches('open', 'catalog')];
  allowed.assertAllowed();
  denied.assertDenied();
  expect(messageOf(() => denied.assertAllowed())).toBe(
    `app: ${denied.reason}; let it through on both sides, by connectTo or allowFrom and allowTo`,
  );
  expect(messageOf(() => allowed.assertDenied())).toBe(
    `app: ${allowed.reason}; isolate one side by a NetworkPolicy that does not let it through`,
  );
});

test.each<[string, string, object, string]>([
  ['wbe', 'catalog', {}, 'app: there is no workload "wbe"; there are "web", "open", "admin", "catalog"'],
  ['Job/web', 'catalog', {}, 'app: there is no Job "web"; there are Deployment'],
  ['web', 'catalog', { port: 0 }, 'Manifest.reaches: port 0 is not valid; use a whole number from 1 to 65535'],
  ['web', 'catalog', { protocol: 'tcp' }, 'Manifest.reaches: protocol "tcp" is unknown; use TCP, UDP or SCTP'],
])('%s to %s with %p is refused', (source, target, options, said) => {
  expect(messageOf(() => shop().reaches(source, target, options))).toBe(said);
});
