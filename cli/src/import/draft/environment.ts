import { call, Expression, given, optional } from '../expression';
import { Change, Question } from './draft';
import { Json, isMap, omit } from '../../json';

const ENVIRONMENT = 'ASPNETCORE_ENVIRONMENT';

/** Literal variables: sections of the settings as AppSettings, others as env; or all as env; or one by one. */
export const environment: Question = ({ main, kind }) => {
  const literals = variablesOf(main).filter(
    ({ value, valueFrom }) => valueFrom === undefined && typeof value === 'string',
  );
  const variables = Object.fromEntries(literals.map(({ name, value }) => [name as string, value as string]));
  if (Object.keys(variables).length === 0) {
    return [];
  }
  const settings = kind === 'AspNetCoreService' ? settingsOf(variables) : undefined;
  return [...(settings === undefined ? [] : [settings]), envOf(variables)];
};

/** For each variable that the library says otherwise itself, the environment without it. */
export const withoutRefused: Question = ({ main }, { props }) => {
  const names = variablesOf(main).filter(({ valueFrom }) => valueFrom === undefined);
  const variables = Object.fromEntries(names.map(({ name, value }) => [name as string, String(value ?? '')]));
  if (props.env !== undefined || props.appSettings !== undefined) {
    return [];
  }
  return Object.keys(variables).map((name) => {
    return envOf(omit(variables, [name]));
  });
};

function variablesOf(main: Json): Json[] {
  return Array.isArray(main.env) ? main.env.filter(isMap) : [];
}

function envOf(variables: Record<string, string>): Change {
  return { props: { env: Object.keys(variables).length === 0 ? undefined : variables } };
}

/** `Logging__LogLevel__Default` is a section; what Kubernetes would expand stays a variable. */
function settingsOf(variables: Record<string, string>): Change | undefined {
  const { [ENVIRONMENT]: environmentName, ...rest } = variables;
  const isSetting = ([name, value]: [string, string]) => /^[A-Za-z]\w*(__\w+)+$/.test(name) && !value.includes('$(');
  const sections = Object.entries(rest).filter(isSetting);
  if (sections.length === 0) {
    return undefined;
  }
  const settings: Json = {};
  for (const [name, value] of sections) {
    if (!nest(settings, name.split('__'), value)) {
      return undefined;
    }
  }
  const others = Object.fromEntries(Object.entries(rest).filter((entry) => !isSetting(entry)));
  const options = optional(given({ environmentName }));
  const env: Expression | undefined = Object.keys(others).length === 0 ? undefined : others;
  return { props: { env, appSettings: call('AppSettings.of', settings, ...options) } };
}

function nest(settings: Json, keys: string[], value: string): boolean {
  const [key, ...below] = keys;
  if (below.length === 0) {
    settings[key] = Object.hasOwn(settings, key) ? settings[key] : value;
    return settings[key] === value;
  }
  settings[key] = Object.hasOwn(settings, key) ? settings[key] : {};
  return isMap(settings[key]) && nest(settings[key], below, value);
}

/** Variables from Secrets, and all keys of a Secret at once. */
export const secrets: Question = ({ main }) => {
  const references = variablesOf(main).filter(({ valueFrom }) => isMap(valueFrom?.secretKeyRef));
  const calls: { name: string; optional: boolean; keys: Record<string, string> }[] = [];
  for (const { name: variable, valueFrom } of references) {
    const {
      name,
      key,
      optional: mayLack = false,
    } = valueFrom.secretKeyRef as { name: string; key: string; optional?: boolean };
    const setting = (variable as string).replaceAll('__', ':');
    const open = calls.find((one) => one.name === name && one.optional === mayLack && !Object.hasOwn(one.keys, key));
    if (open === undefined) {
      calls.push({ name, optional: mayLack, keys: { [key]: setting } });
    } else {
      open.keys[key] = setting;
    }
  }
  const keyed = calls.map(({ name, optional: mayLack, keys }) =>
    call('Secrets.fromSecret', name, given({ keys, optional: mayLack || undefined })),
  );
  const list = [...keyed, ...sourcesOf(main)];
  const some = keyed.length > 0 && keyed.length < list.length ? [{ props: { secrets: keyed } }] : [];
  return list.length === 0 ? [] : [{ props: { secrets: list } }, ...some];
};

function sourcesOf(main: Json): Expression[] {
  const sources = Array.isArray(main.envFrom) ? main.envFrom.filter(isMap) : [];
  return sources
    .filter(({ secretRef }) => isMap(secretRef))
    .map(({ prefix, secretRef }) => {
      const options = given({
        prefix: (prefix || undefined) as string,
        optional: secretRef.optional === true || undefined,
      });
      return call('Secrets.allKeys', secretRef.name as string, ...optional(options));
    });
}
