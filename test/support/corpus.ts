import { ApiObject, Chart } from 'cdk8s';
import { Checks, ClusterProfile, External, Finding } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { RootValidation } from '../../src/core/root-validation';
import { testApp } from './manifests';

type Json = Record<string, any>;

const FOLDER = path.join(__dirname, '../corpus');

/** The manifests of known projects, each a file. */
export const CORPUS = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

/** What is declared to exist outside: `Kind[.group]/namespace/name`, or `Pod/namespace/key=value,…`. */
function declared(line: string): External {
  const [what, namespace, ...rest] = /^# external: (\S+)/.exec(line)![1].split('/');
  const name = rest.join('/');
  const namespaceName = namespace === '-' ? undefined : namespace;
  if (what === 'Pod') {
    const labels = Object.fromEntries(name.split(',').map((pair) => pair.split('=') as [string, string]));
    return External.pods({ labels, namespaceName });
  }
  const [kind, ...group] = what.split('.');
  const apiVersion = group.length === 0 ? 'v1' : `${group.join('.')}/v1`;
  return External.any({ apiVersion, kind, name, namespaceName });
}

/** What the checks find in a file of the corpus, on the newest Kubernetes that they know. */
export function alarmsOf(name: string): Finding[] {
  const text = fs.readFileSync(path.join(FOLDER, name), 'utf8');
  const app = testApp({ cluster: ClusterProfile.managed({ kubernetesVersion: '1.36' }) });
  const chart = new Chart(app, path.basename(name, '.yaml'));
  const lines = text.split('\n').filter((line) => line.startsWith('# external:'));
  Checks.of(chart).declare(...lines.map(declared));
  parseAllDocuments(text, { version: '1.1' }).forEach((document, index) => {
    const { apiVersion, kind, ...rest } = document.toJSON() as Json;
    new ApiObject(chart, `${index}-${kind}-${rest.metadata.name}`, { apiVersion, kind, ...rest });
  });
  const validation = RootValidation.of(app);
  return validation.examine(validation.render()).findings;
}
