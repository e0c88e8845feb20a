import { ApiObject, Chart } from 'cdk8s';
import { App, Checks, ClusterProfile, External, Finding } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { testApp } from './manifests';

type Json = Record<string, any>;

/** A few manifests, and what the checks find in them. */
export interface CheckExample {
  readonly kind: 'bad' | 'good';
  /** What comes after `# good`, or nothing. */
  readonly title: string;
  /** What is found, in the words of the finding. */
  readonly expected: string[];
  /** Lines of settings, such as `cluster` and `external`, by their first word. */
  readonly settings: [string, string][];
  readonly yaml: string;
}

const FOLDER = path.join(__dirname, '../fixtures/checks');

/** The ids of the rules that have examples. */
export function rulesWithExamples(): string[] {
  return fs.readdirSync(FOLDER).map((name) => path.basename(name, '.yaml'));
}

/**
 * The examples of one rule. A block begins with `# bad` or `# good`; `# finds: <severity> <path>: <problem>; <fix>`,
 * `# cluster: <options as JSON>` and `# external: <apiVersion> <Kind> <name>` belong to it; what follows are manifests.
 */
export function examplesOf(checkId: string): CheckExample[] {
  const text = fs.readFileSync(path.join(FOLDER, `${checkId}.yaml`), 'utf8');
  return text
    .split(/^(?=# (?:bad|good)\b)/m)
    .filter((block) => /^# (?:bad|good)\b/.test(block))
    .map((block) => {
      const [head, ...lines] = block.split('\n');
      const [, kind, title] = /^# (bad|good):? ?(.*)$/.exec(head)!;
      const settings = lines.flatMap((line): [string, string][] => {
        const found = /^# (finds|cluster|external): (.*)$/.exec(line);
        return found ? [[found[1], found[2]]] : [];
      });
      const yaml = lines.filter((line) => !line.startsWith('# ')).join('\n');
      const expected = settings.filter(([word]) => word === 'finds').map(([, rest]) => rest);
      return { kind: kind as 'bad' | 'good', title, expected, settings, yaml };
    });
}

/**
 * The manifests of an example as raw objects of the chart `shop`, each with the id `<Kind>-<name>`, a second one with
 * `-too`. `<300 KiB of text>` stands for that much.
 */
export function appOf(example: Pick<CheckExample, 'yaml' | 'settings'>): App {
  const app = testApp();
  plant(app, example);
  return app;
}

/** The same, in an app that has other charts too. */
export function plant(app: App, { yaml, settings }: Pick<CheckExample, 'yaml' | 'settings'>): void {
  const of = (word: string) => settings.filter(([name]) => name === word).map(([, rest]) => rest);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  ClusterProfile.managed(of('cluster').map((json) => JSON.parse(json) as Json)[0]).applyTo(chart);
  for (const external of of('external')) {
    Checks.of(chart).declare(declared(external));
  }
  const whole = yaml.replace(/<(\d+) KiB of text>/g, (_, size: string) => 'x'.repeat(Number(size) * 1024));
  for (const document of parseAllDocuments(whole, { version: '1.1' })) {
    const manifest = document.toJSON() as Json | null;
    if (manifest) {
      const { apiVersion, kind, ...rest } = manifest;
      const id = `${kind}-${manifest.metadata.name}`;
      const isTaken = chart.node.tryFindChild(id) !== undefined;
      new ApiObject(chart, isTaken ? `${id}-too` : id, { apiVersion, kind, ...rest });
    }
  }
}

/** `<apiVersion> <Kind> <name>`, or `Pod <label>=<value>`. */
function declared(text: string): External {
  const words = text.split(' ');
  if (words[0] === 'Pod') {
    return External.pods({ labels: Object.fromEntries(words.slice(1).map((pair) => pair.split('='))) });
  }
  const [apiVersion, kind, name] = words;
  return External.any({ apiVersion, kind, name });
}

/** A finding as examples write it. */
export function wordsOf({ severity, path: where, problem, fix }: Finding): string {
  return `${severity} ${where}: ${problem}; ${fix}`;
}
