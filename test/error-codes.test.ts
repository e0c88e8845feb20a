import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AspNetCoreService,
  ClusterProfile,
  ContainerResources,
  ICapability,
  ImageSource,
  KubernetesVersion,
  LimitRange,
  PodDraft,
  ResourceQuota,
  Scaling,
  ServiceContext,
  WebService,
} from 'cdk8s-aspnetcore';
import { ERROR_CODES, ErrorCode, LibraryError } from '../src/private/errors';
import { testApp } from './support/manifests';

function chart(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

function web(props: object = {}): WebService {
  return new WebService(chart(), 'web', { image: 'web:1', ...props });
}

/** A capability that does one thing when it binds. */
function capability(bind: (context: ServiceContext) => void): ICapability {
  return { capabilityName: 'mine', bind };
}

function contributing(contribute: (pod: PodDraft) => void): ICapability {
  return capability((context) => context.intent.addContributor({ contribute }));
}

/** One way to run into each error. */
const TRIGGERS: Record<ErrorCode, () => unknown> = {
  'capability-taken': () => web().use({ capabilityName: 'exposure', bind: () => undefined }),
  'cluster-invalid': () => ClusterProfile.minikube({ addons: ['ingres'] }),
  'cluster-too-late': () => {
    const late = chart();
    new Construct(late, 'first');
    ClusterProfile.kind().applyTo(late);
  },
  'cluster-unknown': () => ClusterProfile.named('docker'),
  'container-invalid': () => web().use(contributing((pod) => pod.addContainer({ name: 'web' }))),
  'dotnet-version-invalid': () => new AspNetCoreService(chart(), 'web', { image: 'web:1', dotnetVersion: 'x' }),
  'env-conflict': () => web({ env: { Key: 'a', KEY: 'b' } }),
  'env-invalid': () => web({ env: { '1': 'a' } }),
  'image-invalid': () => web({ image: '' }),
  'image-not-reachable': () => web({ imageSource: ImageSource.local() }),
  'kubernetes-version-invalid': () => KubernetesVersion.of('1.26'),
  'label-invalid': () => web({ selectorLabels: { 'a b': 'c' } }),
  'limit-range-invalid': () => new LimitRange(chart(), 'limits', { container: {} }),
  'model-frozen': () => {
    const service = web();
    service.deployment.toJson();
    service.use(contributing(() => undefined));
  },
  'name-invalid': () => web({ name: 'A' }),
  'number-invalid': () => web({ scaling: Scaling.replicas(-1) }),
  'outdir-unusable': () => testApp({ outdir: '.' }).synth(),
  'port-conflict': () =>
    web().use(
      capability(({ intent }) => intent.addPort({ portName: 'metrics', containerPort: 8080, servicePort: 9090 })),
    ),
  'port-invalid': () => web({ port: 0 }),
  'quota-invalid': () => new ResourceQuota(chart(), 'quota', {}),
  'resources-invalid': () => web({ resources: ContainerResources.of({ cpu: {} }) }),
  'synth-failed': () => {
    const app = testApp();
    const shop = new Chart(app, 'shop');
    new ResourceQuota(shop, 'quota', { pods: 1 });
    new WebService(shop, 'web', { image: 'web:1' });
    app.synth();
  },
  'track-invalid': () => web().use(capability(({ intent }) => intent.addRoute({ trackName: 'canary', weight: 0 }))),
};

test('every code has its trigger', () => {
  expect(Object.keys(TRIGGERS).sort()).toEqual([...ERROR_CODES].sort());
});

/** Where: what is wrong; what to do. No sentence case and no final period. */
const FORM = /^\S+: (?![A-Z][a-z]).+; (?![A-Z][a-z]).+[^.]$/;

test.each(ERROR_CODES)('%s is said in the one form', (code) => {
  let thrown: unknown;
  try {
    TRIGGERS[code]();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LibraryError);
  const { code: actual, message } = thrown as LibraryError;
  expect(actual).toBe(code);
  const lines = message.split('\n').filter((line) => !line.startsWith('synth found'));
  lines.forEach((line) => expect(line.trim()).toMatch(FORM));
});
