import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { fail } from '../private/errors';
import { show } from '../private/values';
import { requireEnvironmentName, tellEnvironment } from './environment-name';
import { escapeForKubernetes } from './env-values';
import { FlatSetting } from './flatten';
import { variableOfSetting } from '../core/setting-keys';

const MOUNT = 'use AppSettings.mounted';

/**
 * `kubectl apply` repeats the whole object in an annotation of at most 256 KiB; this leaves room for the rest.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
const MAX_TOTAL = 200_000;

/** Linux refuses to start a process with a longer variable. Source: MAX_ARG_STRLEN in execve(2). */
const MAX_VARIABLE = 131_071;

/** Settings as literal environment variables of the main container. */
export class SettingVariables implements IPodContributor {
  private readonly origin: string;
  private readonly environmentName?: string;
  private readonly variables: [string, string][];

  public constructor(path: string, origin: string, settings: FlatSetting[], environmentName: string | undefined) {
    this.origin = origin;
    this.environmentName = environmentName === undefined ? undefined : requireEnvironmentName(path, environmentName);
    this.variables = settings.map(({ setting, text }) => [
      variableOfSetting('settings-invalid', path, setting, MOUNT),
      escapeForKubernetes(text),
    ]);
    requireSize(path, this.variables);
  }

  public contribute(pod: PodDraft): void {
    const { environment } = pod.main;
    tellEnvironment(environment, this.environmentName);
    this.variables.forEach(([name, value]) => environment.add({ name, value, origin: this.origin }));
  }
}

function requireSize(path: string, variables: [string, string][]): void {
  const long = variables.find(([name, value]) => Buffer.byteLength(`${name}=${value}`) >= MAX_VARIABLE);
  if (long) {
    const problem = `setting ${show(long[0].replaceAll('__', ':'))} is longer than the 128 KiB of a variable`;
    fail('settings-too-large', path, problem, MOUNT);
  }
  const total = Buffer.byteLength(JSON.stringify(variables.map(([name, value]) => ({ name, value }))));
  if (total > MAX_TOTAL) {
    const problem = `the settings take ${total} bytes as variables, and kubectl apply fails from 256 KiB an object`;
    fail('settings-too-large', path, problem, `${MOUNT}, or stay below ${MAX_TOTAL}`);
  }
}
