import * as path from 'path';
import { AppProps as Cdk8sAppProps } from 'cdk8s';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { isPlainObject, show } from '../private/values';

/** What the library reads of a stage's settings; all else there is the program's own. */
export interface StageSettings {
  /**
   * The cluster of the stage.
   * @default - ClusterProfile.managed()
   */
  readonly cluster?: ClusterProfile;
}

/** Which stages a program is run for, and what it prints besides the usual. */
export interface StagesOptions {
  /**
   * The one stage to synthesise, such as `process.env.STAGE`. The folders of the others stay as they are.
   * @default - all stages
   */
  readonly only?: string;

  /**
   * Whether to print the quota plan of each stage, also when it does not fit.
   * @default false
   */
  readonly plan?: boolean;

  /**
   * A file that gets all findings of the checks, also when synth fails: JSON where its name ends in `.json`, SARIF, for
   * annotations of pull requests, where it ends in `.sarif`. Their paths begin with the name of the stage.
   * @default - none
   */
  readonly findings?: string;

  /**
   * Settings of the app of each stage, such as `yamlOutputType`. Its `outdir` is the folder that the stages' folders
   * are in.
   * @default - those of an App
   */
  readonly app?: Cdk8sAppProps;
}

/** A stage of which the name is fit for a folder. */
export interface Stage<S> {
  readonly name: string;
  readonly settings: S;
  /** Its folder below that of all stages. */
  readonly outdir: string;
}

/** The stages are folders, which GitOps tools, shells and URLs name. */
const NAME = /^[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/;

/** The folder that holds those of the stages: what cdk8s takes for an app. */
export function stagesFolder(props: Cdk8sAppProps = {}): string {
  return props.outdir ?? process.env.CDK8S_OUTDIR ?? 'dist';
}

/**
 * The stages that a program is run for.
 * @throws when there is none, or one has no name for a folder
 */
export function chosenStages<S>(stages: Record<string, S>, { only, app }: StagesOptions): Stage<S>[] {
  const names = isPlainObject(stages) ? Object.keys(stages) : [];
  if (names.length === 0) {
    refuse('there is no stage', 'give at least one, like { local: {}, production: {} }');
  }
  for (const name of names) {
    if (!NAME.test(name)) {
      refuse(
        `the stage ${show(name)} can't be a folder`,
        'name it by letters, digits, dashes, dots and underscores, a letter or digit first and last',
      );
    }
    const like = names.find((other) => other !== name && other.toLowerCase() === name.toLowerCase());
    if (like !== undefined) {
      refuse(
        `the stages ${show(name)} and ${show(like)} are one folder on Windows and macOS`,
        'give them names that differ in more than case',
      );
    }
    if (!isPlainObject(stages[name])) {
      refuse(`the settings of the stage ${show(name)}, ${show(stages[name])}, are no plain object`, 'use { … }');
    }
  }
  // An empty variable of the environment is one that nobody has set.
  if (only && !Object.hasOwn(stages, only)) {
    refuse(`there is no stage ${show(only)}`, `use one of ${names.join(', ')}, or leave it out for all`);
  }
  return names
    .filter((name) => !only || name === only)
    .map((name) => ({ name, settings: stages[name], outdir: path.join(stagesFolder(app), name) }));
}

function refuse(problem: string, fix: string): never {
  fail('stages-invalid', 'App.stages', problem, fix);
}
