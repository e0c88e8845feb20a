import { isMap, textOf } from '../model/json';
import { spokenPath, unescaped } from '../model/difference';

/** Names of what nobody should read in a pull request. */
const SECRET_NAME =
  /pass(word|wd|phrase)?|pwd|secret|token|credential|connection_*strings?|auth|signature|salt|(private|api|access|account|encryption|signing|shared|master|storage)[-_.:]*key|\.(pem|pfx|p12|key)$|^key$|sas$/i;

/** Names that have such a word, but only refer to something. */
const REFERENCE =
  /^(secretName|secretRef|automountServiceAccountToken|imagePullSecrets|tokenExpirationSeconds|authenticationRef|.*SecretRef|.*SecretName|secretTemplate|kind|name|namespace)$/;

/** What gives itself away: keys, tokens, and passwords in addresses. */
const SECRET_VALUE =
  /-----BEGIN|:\/\/[^/\s:@]*:[^/\s@]+@|(password|pwd|secret|token|accountkey|accesskey|apikey|sig)["']?\s*[=:]|\beyJ[\w-]{8,}|\b(gh[opsu]_|github_pat_|AKIA|xox[abp]-|sk-|glpat-|npm_)\w|^(bearer|basic) /i;

/** Long, without words: as by a generator. */
const RANDOM = /^(?=.*[0-9])(?=.*[a-zA-Z])[A-Za-z0-9+/_=-]{24,}$/;

const SHORT = 40;
const LONG = 100;
const CONTEXT = 30;

export const HIDDEN = '(hidden)';

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !REFERENCE.test(name);
}

export function isSecretValue(value: string): boolean {
  return SECRET_VALUE.test(value) || RANDOM.test(value);
}

/** A value that may be read by everybody; of others, that there is one. */
export function shown(value: unknown, name: string): string {
  if (value === undefined) {
    return 'none';
  }
  if (isMap(value) || Array.isArray(value)) {
    return shortened(inside(value, name), LONG);
  }
  const text = textOf(value) ?? 'null';
  if (typeof value === 'string' && (isSecretName(name) || isSecretValue(text))) {
    return HIDDEN;
  }
  return text === '' ? '""' : shortened(text, SHORT * 2);
}

/** The value of a variable, where it is short and no secret; else undefined. */
export function shownVariable(name: string, value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : undefined;
  const isOpen = text !== undefined && text !== '' && text.length <= SHORT && !/\s/.test(text);
  return isOpen && !isSecretName(name) && !isSecretValue(text) ? text : undefined;
}

function inside(value: unknown, name: string): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => inside(item, name)).join(', ')}]`;
  }
  if (!isMap(value)) {
    return shown(value, name);
  }
  // A variable's name says whether its value is a secret.
  const label = typeof value.name === 'string' && 'value' in value ? value.name : undefined;
  const parts = Object.entries(value).map(
    ([key, member]) => `${key}: ${inside(member, key === 'value' ? (label ?? key) : key)}`,
  );
  return `{${parts.join(', ')}}`;
}

/** A text in one line of at most so many characters. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = [...line];
  return points.length <= length ? line : `${points.slice(0, length - 1).join('')}…`;
}

/** `from -> to`, for a value of this name. */
export function step(before: unknown, after: unknown, name: string): string {
  const [from, to] = [shown(before, name), shown(after, name)];
  if (from === to && from !== HIDDEN && typeof before === 'string' && typeof after === 'string') {
    const start = Math.max(0, commonLength(before, after) - CONTEXT);
    const [old, now] = [before, after].map((text) => shortened(`…${text.slice(start)}`, LONG));
    return old === now ? 'changed' : `${old} -> ${now}`;
  }
  return from === to && before !== undefined && after !== undefined ? 'changed' : `${from} -> ${to}`;
}

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) {
    at++;
  }
  return at;
}

/** What is not in anybody's words: where it is, and what became of it. */
export function plainly(difference: { path: string; before: unknown; after: unknown }): string {
  const { path, before, after } = difference;
  // A secret is told by the name of any member on the way.
  const parts = path.split('/').slice(1).map(unescaped);
  const name = parts.find((part) => isSecretName(part.replace(/^\[|\]$/g, ''))) ?? parts.at(-1) ?? '';
  const where = shortened(spokenPath(path), LONG * 2);
  if (before === undefined) {
    return `${where} added: ${shown(after, name)}`;
  }
  return after === undefined ? `${where} removed: ${shown(before, name)}` : `${where}: ${step(before, after, name)}`;
}
