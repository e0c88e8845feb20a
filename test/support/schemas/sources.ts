import * as fs from 'fs';
import * as path from 'path';

/** A JSON Schema. */
export interface Schema {
  readonly [keyword: string]: any;
}

/** Where schemas come from: the id of a kind's, and the schema of an id. */
export interface SchemaSource {
  idOf(apiVersion: string, kind: string): string | undefined;
  schemaOf(id: string): Schema | undefined;
}

const FIXTURES = path.join(__dirname, '..', '..', 'fixtures', 'schemas');

/** What each file of test/fixtures/schemas/ holds; `npm run schemas` writes them. */
export const CORE_FIXTURE = 'kubernetes-1.36';
const CRD_FIXTURES = {
  'argoproj.io': 'argo-rollouts',
  'autoscaling.k8s.io': 'vertical-pod-autoscaler',
  'cert-manager.io': 'cert-manager',
  'external-secrets.io': 'external-secrets',
  'gateway.networking.k8s.io': 'gateway-api',
  'grafana.integreatly.org': 'grafana-operator',
  'keda.sh': 'keda',
  'monitoring.coreos.com': 'prometheus-operator',
  'traefik.io': 'traefik',
};

interface Fixture {
  readonly source: string;
  readonly kinds: Record<string, string>;
  readonly definitions: Record<string, Schema>;
}

const fixtures = new Map<string, Fixture>();

/** A file of test/fixtures/schemas/, read when first asked for. */
export function fixture(name: string): Fixture {
  const known = fixtures.get(name);
  if (known !== undefined) {
    return known;
  }
  const read = JSON.parse(fs.readFileSync(path.join(FIXTURES, `${name}.json`), 'utf8')) as Fixture;
  fixtures.set(name, read);
  return read;
}

export function fixtureNames(): string[] {
  return fs.readdirSync(FIXTURES).map((file) => path.basename(file, '.json'));
}

/** The schemas of Kubernetes' own kinds in the newest version that we know. */
export const newestCore: SchemaSource = {
  idOf: (apiVersion, kind) => fixture(CORE_FIXTURE).kinds[`${apiVersion} ${kind}`],
  schemaOf: (id) => fixture(CORE_FIXTURE).definitions[id],
};

/** The schemas of custom resources: a file for each API group, of which only those asked for are read. */
export const customResources: SchemaSource = {
  idOf(apiVersion, kind) {
    const name = new Map(Object.entries(CRD_FIXTURES)).get(apiVersion.split('/')[0]);
    return name === undefined ? undefined : fixture(name).kinds[`${apiVersion} ${kind}`];
  },
  schemaOf(id) {
    const read = Object.values(CRD_FIXTURES).filter((name) => fixtures.has(name));
    return read.map((name) => fixture(name).definitions[id]).find((schema) => schema !== undefined);
  },
};
