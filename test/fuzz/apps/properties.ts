import { SynthesizedObject } from 'cdk8s-aspnetcore';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { KubernetesVersion } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../../src/core/root-validation';
import { schemaProblems, schemaVersionsOf } from '../../support/schemas';
import { build } from './build';
import type { AppDescription } from './description';
import { violations } from './invariants';
import { meantBy } from './meant';
import { predicted } from './predicted';

export const OUTDIR = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'fuzz-')), 'dist');

/** What is written of an app that is built once more. */
function rendered(description: AppDescription): SynthesizedObject[] {
  return RootValidation.of(build(description, OUTDIR)).render();
}

function schemaProblemsOf(objects: SynthesizedObject[], minor: number): string[] {
  const versions = schemaVersionsOf(KubernetesVersion.of(`1.${minor}`));
  return objects.flatMap(({ path: where, kind, manifest }) =>
    versions.flatMap((version) =>
      schemaProblems(manifest, version).map((problem) => `${where} (${kind}), ${version}: ${problem}`),
    ),
  );
}

/** Which checks find something, and of which service. */
function found(findings: { checkId: string; path: string }[]): string[] {
  const all = findings.map(({ checkId, path: where }) => `${checkId} ${where.split('/').slice(0, 2).join('/')}`);
  return [...new Set(all)].sort();
}

/** Builds an app, and looks at all that holds for every legal one. */
export function holds(description: AppDescription): void {
  const app = build(description, OUTDIR);
  const validation = RootValidation.of(app);
  const objects = validation.render();
  expect(found(validation.examine(objects).findings)).toEqual(predicted(description));
  expect(JSON.stringify(rendered(description))).toBe(JSON.stringify(objects));
  expect(schemaProblemsOf(objects, description.cluster.minor)).toEqual([]);
  expect(violations(objects, meantBy(description))).toEqual([]);
  // Files and a second look by cdk8s take as long as all that: every fourth app is written.
  if (description.edges.length % 4 === 0) {
    app.synth();
    expect(found(app.findings)).toEqual(predicted(description));
  }
}
