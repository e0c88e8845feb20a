import * as fs from 'fs';
import * as path from 'path';
import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { parseAllDocuments } from 'yaml';
import { schemaProblems, SchemaVersion, schemaVersionsOf } from './support/schemas';

const ROOT = path.join(__dirname, '..', 'examples');
const EXAMPLES = fs.readdirSync(ROOT).filter((name) => fs.existsSync(path.join(ROOT, name, 'expected.yaml')));

/** Fields that came after 1.27, and with which minor version: what else 1.27 does not know, no newer cluster explains. */
const NEWER: [field: RegExp, minor: number][] = [
  [/\.initContainers\[\d+\]\.restartPolicy: unknown field$/, 29],
  [/\.lifecycle\.preStop\.sleep: unknown field$/, 30],
  [/\.securityContext\.appArmorProfile: unknown field$/, 30],
  [/^spec\.trafficDistribution: unknown field$/, 31],
  [/^spec\.behavior\.scale(Up|Down)\.tolerance: unknown field$/, 35],
];

const manifestsOf = (name: string) =>
  parseAllDocuments(fs.readFileSync(path.join(ROOT, name, 'expected.yaml'), 'utf8'), { version: '1.1' }).map(
    (document) => document.toJSON(),
  );

function problemsOf(name: string, version: SchemaVersion): string[] {
  return manifestsOf(name).flatMap((manifest) => schemaProblems(manifest, version));
}

/** The version of the cluster that an example names, or the oldest one, which is right on every later one. */
function clusterOf(name: string): KubernetesVersion {
  const files = fs.readdirSync(path.join(ROOT, name)).filter((file) => file.endsWith('.ts'));
  const code = files.map((file) => fs.readFileSync(path.join(ROOT, name, file), 'utf8')).join('\n');
  return KubernetesVersion.of(/kubernetesVersion: '([^']+)'/.exec(code)?.[1] ?? '1.27');
}

describe.each(EXAMPLES)('examples/%s', (name) => {
  const cluster = clusterOf(name);

  test.each(schemaVersionsOf(cluster))('is right by the official schemas of Kubernetes %s', (version) => {
    expect(problemsOf(name, version)).toEqual([]);
  });

  test(`has nothing that 1.27 does not know but for fields up to its own ${cluster.toString()}`, () => {
    const known = NEWER.filter(([, minor]) => cluster.isAtLeast(minor)).map(([field]) => field);
    const unknown = problemsOf(name, '1.27').filter((problem) => !known.some((field) => field.test(problem)));
    expect(unknown).toEqual([]);
  });
});

test('examples were found, and some of them are for the oldest version', () => {
  const oldest = EXAMPLES.filter((name) => !clusterOf(name).isAtLeast(28));
  expect(oldest).toEqual(expect.arrayContaining(['01-hello', '04-ingress-tls']));
  expect(EXAMPLES.flatMap(manifestsOf).length).toBeGreaterThanOrEqual(150);
});
