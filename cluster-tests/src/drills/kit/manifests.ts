import { Chart, Testing } from 'cdk8s';
import {
  AspNetCoreService,
  type AspNetCoreServiceProps,
  App,
  ClusterProfile,
  DataProtection,
  HealthCheck,
} from '../../library.js';
import type { KubernetesObject } from '../../objects.js';

/** An object as YAML has it. */
export type Manifest = KubernetesObject;

export interface Target {
  readonly namespace: string;
  /** Major and minor version of the cluster. */
  readonly version: string;
}

/** What the services of the drills need; nothing of it has to run. */
const ADDONS = ['metrics-server', 'gateway-api', 'ingress-nginx', 'argo-rollouts'];

/** What a chart of the library gives, in a namespace. */
export function synth({ namespace, version }: Target, build: (chart: Chart, app: App) => void): Manifest[] {
  const cluster = ClusterProfile.managed({ kubernetesVersion: version, addons: ADDONS });
  const app = new App({ cluster });
  const chart = new Chart(app, 'drill', { namespace });
  build(chart, app);
  return Testing.synth(chart) as Manifest[];
}

export type WebProps = Partial<AspNetCoreServiceProps>;

/** The service that most drills are about, at a release: its image and a setting of its own. */
export function web(target: Target, release: string, props: WebProps = {}): Manifest[] {
  return synth(target, (chart) => {
    addWeb(chart, release, props);
  });
}

export function addWeb(chart: Chart, release: string, props: WebProps = {}): AspNetCoreService {
  return new AspNetCoreService(chart, 'web', {
    image: imageOf(release),
    port: 8080,
    dotnetVersion: '8.0',
    health: HealthCheck.http('/healthz'),
    dataProtection: DataProtection.notNeeded(),
    ...props,
    env: { RELEASE: release, ...props.env },
  });
}

/** Listens on 8080, answers /healthz, and can be pulled by real nodes. */
const REAL_IMAGE = 'mcr.microsoft.com/dotnet/samples:aspnetapp';

/** On real nodes one image for all releases; on stand-in nodes any name does. */
export function imageOf(release: string): string {
  const { CLUSTER_IMAGE, CLUSTER_TEST_STAND_IN_NODES } = process.env;
  const isPulled = CLUSTER_TEST_STAND_IN_NODES !== 'true' && !release.includes('broken');
  return isPulled ? (CLUSTER_IMAGE ?? REAL_IMAGE) : `registry.example.com/shop/web:${release}`;
}

/** The same manifests, but for one object: for proofs that a drill finds what is wrong. */
export function spoilt(manifests: readonly Manifest[], kind: string, change: (manifest: any) => void): Manifest[] {
  const copies = structuredClone([...manifests]);
  const found = copies.filter((manifest) => manifest.kind === kind);
  if (found.length === 0) {
    throw new Error(`there is no ${kind} to spoil`);
  }
  found.forEach(change);
  return copies;
}

export function without(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind !== kind);
}
