import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import {
  CaIssuer,
  Checks,
  DataProtection,
  DotnetMonitor,
  Exposure,
  External,
  GatewayReference,
  Issuer,
  Migration,
  RouteFilter,
  ScaleTrigger,
  Scaling,
  Secrets,
  ServiceEndpoint,
  ServiceVolume,
  TenantAccess,
  TenantMember,
  TenantNamespace,
  Tls,
  TriggerAuthentication,
  WebService,
  WebServiceProps,
} from 'cdk8s-aspnetcore';
import { foundIn, pod, referencesOf, secretEnv, shopOf } from './reference-support';

const IMAGE = 'registry.example.com/web:1';
const HOSTS = ['shop.example.com'];

const found = (build: (chart: Chart) => void) => referencesOf(shopOf(build));
const web = (chart: Chart, props: Partial<WebServiceProps> = {}) =>
  new WebService(chart, 'web', { image: IMAGE, ...props });
const warned = (words: string) => [`warning: ${words}, which is not in the app`];

/** Naming something that exists in an option of this library's says that it does. */
const NAMED: [string, (chart: Chart) => void][] = [
  ['keys of a Secret', (chart) => web(chart, { secrets: [Secrets.fromSecret('db', { keys: { uri: 'A:B' } })] })],
  ['all keys', (chart) => web(chart, { secrets: [Secrets.allKeys('db')] })],
  ['files', (chart) => web(chart, { secrets: [Secrets.asFiles('db')] })],
  ['those of a migration', (chart) => new Migration(chart, 'm', { image: IMAGE, secrets: [Secrets.allKeys('db')] })],
  ['pull secrets', (chart) => web(chart, { podOptions: { imagePullSecrets: ['registry'] } })],
  ['keys on a claim', (chart) => web(chart).use(DataProtection.persistedToVolume('keys'))],
  ['keys in Redis', (chart) => web(chart).use(DataProtection.persistedToRedis('redis', 'uri'))],
  ['a monitor', (chart) => web(chart).use(DotnetMonitor.withApiKey('monitor'))],
  ['a volume of a Secret', (chart) => web(chart).addVolume('v', ServiceVolume.secret('x'))],
  ['a volume of a ConfigMap', (chart) => web(chart).addVolume('v', ServiceVolume.configMap('x'))],
  ['a claim', (chart) => web(chart).addVolume('v', ServiceVolume.persistentVolumeClaim('x'))],
  ['a projected volume', (chart) => web(chart).addVolume('v', ServiceVolume.projected([{ configMap: { name: 'x' } }]))],
  ['a TLS Secret', (chart) => web(chart, { exposure: Exposure.ingress({ hosts: HOSTS, tls: Tls.fromSecret('tls') }) })],
  [
    'a ClusterIssuer',
    (chart) =>
      web(chart, {
        exposure: Exposure.ingress({ hosts: HOSTS, tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }) }),
      }),
  ],
  [
    'an Issuer',
    (chart) =>
      web(chart, {
        exposure: Exposure.ingress({ hosts: HOSTS, tls: Tls.certManager({ issuer: Issuer.named('ca') }) }),
      }),
  ],
  ['the Secret of an authority', (chart) => new CaIssuer(chart, 'ca', { secretName: 'ca' })],
  ['that of a cluster-wide one', (chart) => new CaIssuer(chart, 'ca', { secretName: 'ca', clusterWide: true })],
  [
    'a Gateway, and Services of others',
    (chart) => {
      const api = ServiceEndpoint.of({
        serviceName: 'api',
        namespaceName: 'backend',
        ports: [{ portName: 'http', servicePort: 80, containerPort: 8080 }],
      });
      const gateway = GatewayReference.of({ name: 'public', namespaceName: 'infra', sectionName: 'https' });
      const filters = [RouteFilter.mirrorTo(api)];
      const otherBackends = [{ service: api, weight: 1 }];
      web(chart, { exposure: Exposure.gateway({ gateway, hosts: HOSTS, filters, otherBackends }) });
    },
  ],
  [
    'the Secret of a trigger',
    (chart) => {
      const authentication = TriggerAuthentication.fromSecret('queue', { keys: { uri: 'host' } });
      const trigger = ScaleTrigger.rabbitMq({ queueName: 'orders', value: 5, authentication });
      web(chart, { scaling: Scaling.eventDriven({ min: 1, max: 3, triggers: [trigger] }) });
    },
  ],
  [
    'a service account',
    (chart) => {
      const deployer = TenantMember.serviceAccount('ci', 'deployer');
      new TenantNamespace(chart, 'shop', { access: [TenantAccess.edit(deployer)] });
      new ApiObject(new Chart(chart.node.root, 'ci', { namespace: 'ci' }), 'x', { apiVersion: 'v1', kind: 'Service' });
    },
  ],
];

test.each(NAMED)('%s', (_, build) => {
  expect(found(build)).toEqual([]);
});

test('a Secret of the app is looked into, whoever names it', () => {
  expect(
    found((chart) => {
      web(chart, { secrets: [Secrets.fromSecret('db', { keys: { uri: 'A:B' } })] });
      new ApiObject(chart, 'db', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, data: { url: 'YQ==' } });
    }),
  ).toEqual([
    'error: env A__B of the container "web" asks for the key "uri" of the Secret "db", which has none of that name',
  ]);
});

test('what a patch names is no declaration', () => {
  expect(found((chart) => web(chart).patchContainer('web', secretEnv('db', 'uri')))).toEqual(
    warned('env X of the container "web" names the Secret "db"'),
  );
  expect(
    found((chart) => {
      const { deployment } = web(chart);
      deployment.addJsonPatch(JsonPatch.replace('/spec/template/spec/serviceAccountName', 'other'));
    }),
  ).toEqual(warned('the pod names the ServiceAccount "other"'));
});

test('nor is what a service writes itself: renamed, it is missed', () => {
  expect(
    found((chart) => {
      const account = web(chart).node.findChild('service-account') as ApiObject;
      account.addJsonPatch(JsonPatch.replace('/metadata/name', 'other'));
    }),
  ).toEqual(warned('the pod names the ServiceAccount "web"'));
});

test('External.secret and the like, in the namespace of whoever looks', () => {
  const withDeclared = (external: External) =>
    found((chart) => {
      Checks.of(chart).declare(external);
      new ApiObject(chart, 'web', pod({}, secretEnv('db', 'uri')) as never);
    });
  expect(withDeclared(External.secret('db'))).toEqual([]);
  const missing = warned('env X of the container "web" names the Secret "db"');
  expect(withDeclared(External.secret('db', { namespaceName: 'other' }))).toEqual(missing);
  expect(withDeclared(External.configMap('db'))).toEqual(missing);
  expect(foundIn([pod({}, secretEnv('db', 'uri'))])).toEqual(missing);
});

test('what names no namespace may land in any', () => {
  const secret = (chart: Chart) =>
    new ApiObject(chart, 'db', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' } });
  const client = (chart: Chart) => new ApiObject(chart, 'web', pod({}, secretEnv('db', 'uri')) as never);
  const nowhere = (chart: Chart) => new Chart(chart.node.root, 'nowhere');
  expect(found((chart) => [client(chart), secret(nowhere(chart))])).toEqual([]);
  expect(found((chart) => [secret(chart), client(nowhere(chart))])).toEqual([]);
});
