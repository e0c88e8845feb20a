import { parseAllDocuments } from 'yaml';
import { changes } from '../../../../src/report/diff/changes';
import type { Change } from '../../../../src/report/report';

/** The objects of a YAML text. */
export function objectsOf(yaml: string): { object: Record<string, any> }[] {
  return parseAllDocuments(yaml, { version: '1.1' })
    .map((document) => document.toJS() as Record<string, any> | null)
    .filter((object) => object !== null)
    .map((object) => ({ object }));
}

/** The changes from one YAML text to another. */
export function changesOf(before: string, after: string): Change[] {
  return changes(objectsOf(before), objectsOf(after), 'main').changes;
}

/** What is said of the only service that changes. */
export function wordsOf(before: string, after: string): string[] {
  const found = changesOf(before, after);
  expect(found.map(({ subject }) => subject)).toHaveLength(1);
  return found[0].what;
}

/** A Deployment `web` of 12 pods, with parts of its spec, of its pods and of its container. */
export function deployment(parts: { spec?: string; pod?: string; container?: string; kind?: string } = {}): string {
  const {
    spec = 'replicas: 12',
    pod = '',
    container = 'image: registry.example.com/web:1.4.2',
    kind = 'Deployment',
  } = parts;
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
${indented(spec, 2)}
  template:
    metadata: { labels: { app: web } }
    spec:
${indented(pod, 6)}
      containers:
        - name: web
${indented(container, 10)}
`;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}

/** An object in one line, in the namespace `shop`. */
export function object(kind: string, rest: string, { name = 'web', apiVersion = 'v1' } = {}): string {
  return `\n---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\n${rest}\n`;
}
