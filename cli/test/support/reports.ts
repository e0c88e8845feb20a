import * as fs from 'fs';
import * as path from 'path';
import { parseManifests } from '../../src/manifests/parse-manifests';
import { factsOf, FactsOptions } from '../../src/report/facts';
import { EdgeFacts, NodeFacts, Report } from '../../src/report/report';

export const REPO = path.join(__dirname, '../../..');

/** The report of a text of YAML. */
export function reportOf(yaml: string, options: FactsOptions = {}): Report {
  return factsOf(parseManifests(yaml, 'x.yaml'), options);
}

/** The report of what an example gives. */
export function exampleReport(name: string, options: FactsOptions = {}): Report {
  return reportOf(fs.readFileSync(path.join(REPO, 'examples', name, 'expected.yaml'), 'utf8'), options);
}

/** The report of objects. */
export function reportOfObjects(...objects: object[]): Report {
  return reportOf(objects.map((object) => JSON.stringify(object)).join('\n---\n'));
}

/** An edge in a line. */
export function edgeLine({ from, to, kind, label, allowed }: EdgeFacts): string {
  const said = [label, allowed === undefined ? undefined : allowed ? 'allowed' : 'forbidden'];
  return [from, `${kind}>`, to, ...said.filter((part) => part !== undefined)].join(' ');
}

/** The edges of some kinds, a line each. */
export function edgesOf({ edges }: Report, ...kinds: EdgeFacts['kind'][]): string[] {
  return edges.filter(({ kind }) => kinds.includes(kind)).map(edgeLine);
}

export function nodeOf({ nodes }: Report, id: string): NodeFacts {
  const node = nodes.find((each) => each.id === id);
  if (node === undefined) {
    throw new Error(`there is no ${id}, but ${nodes.map((each) => each.id).join(', ')}`);
  }
  return node;
}

/** Objects of YAML, in few words. */
export const pods = (name: string, spec: object = {}, labels: object = { app: name }) => ({
  metadata: { labels },
  spec: {
    containers: [{ name, image: `registry.example.com/${name}:1.0.0`, ports: [{ containerPort: 8080 }], ...spec }],
  },
});

export const deployment = (name: string, container: object = {}, spec: object = {}, namespace = 'shop') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { selector: { matchLabels: { app: name } }, template: pods(name, container), ...spec },
});

export const service = (name: string, spec: object = {}, namespace = 'shop') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
});
