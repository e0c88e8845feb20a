import { fail } from '../../private/errors';
import { secretReasonOf } from '../../private/plain-secrets';
import { isPlainObject, requirePlainObject } from '../../private/values';
import { CollectorComponents } from './collector-components';

const CODE = 'collector-invalid';

/** Names of headers that let somebody in. */
const CREDENTIAL =
  /^(?:proxy-)?authorization$|^cookie$|(?:api|access|license|ingest(?:ion)?)[-_]?key|token|secret|password|^x-honeycomb-team$/i;

/** Components of the user's own, if there are any; else an error. */
export function requireComponents(path: string, given?: CollectorComponents): CollectorComponents | undefined {
  const like = 'use them like { processors: { "filter/noise": { … } } }';
  return given === undefined ? undefined : requirePlainObject(CODE, path, 'components', given, like);
}

/** Why a header looks like a secret; undefined when it does not. */
function secretHeaderReason(name: string, value: string): string | undefined {
  if (CREDENTIAL.test(name)) {
    return 'by its name';
  }
  return /^(?:basic|bearer)\s/i.test(value) ? 'by its value' : secretReasonOf(name, value);
}

/** Why a setting looks like a secret; to exporters and authenticators `token` alone is one. */
function secretSettingReason(name: string, value: string): string | undefined {
  return name === 'token' ? 'by its name' : secretReasonOf(name, value);
}

/** Refuses a header whose value must not be in a ConfigMap. */
export function requirePlainHeader(path: string, id: string, name: string, value: string): void {
  const reason = secretHeaderReason(name, value);
  if (reason !== undefined) {
    const problem = `header "${name}" of ${id} looks like a secret ${reason}, and would stand in the ConfigMap for all to read`;
    fail(CODE, path, problem, 'take it from a Secret by secretHeaders');
  }
}

/** Refuses settings of the user's own that must not be in a ConfigMap; what is read when the collector starts may. */
export function requireNoSecrets(path: string, where: string, settings: unknown, areHeaders = false): void {
  if (Array.isArray(settings)) {
    settings.forEach((item, index) => requireNoSecrets(path, `${where}[${index}]`, item));
    return;
  }
  for (const [name, value] of Object.entries(isPlainObject(settings) ? settings : {})) {
    if (typeof value !== 'string') {
      requireNoSecrets(path, `${where}.${name}`, value, name === 'headers');
      continue;
    }
    const reason = value.includes('${')
      ? undefined
      : (areHeaders ? secretHeaderReason : secretSettingReason)(name, value);
    if (reason !== undefined) {
      const problem = `${where}.${name} looks like a secret ${reason}, and would stand in the ConfigMap for all to read`;
      fail(CODE, path, problem, 'take it from a Secret by secretVariables, as ${env:NAME}');
    }
  }
}
