import { fail } from '../../private/errors';
import { requireSubdomain } from '../../private/names';
import { isPlainObject, requireString, show } from '../../private/values';
import { AuthenticationSource, AuthenticationSpec, SecretTarget } from './authentication-plan';
import { PodIdentity } from './pod-identity';
import { SecretParameter } from './trigger-authentication';

/** Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
const SECRET_KEY = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;

/** Checks what a TriggerAuthentication is made of. */
export function authenticationSpec(path: string, source: AuthenticationSource): AuthenticationSpec {
  const { podIdentity } = source;
  if (podIdentity !== undefined && !(podIdentity instanceof PodIdentity)) {
    const problem = `the podIdentity of the trigger authentication is ${show(podIdentity)}`;
    fail('scaling-invalid', path, problem, 'use one like PodIdentity.azureWorkload()');
  }
  const secretTargetRef = parametersOf(path, source).map((one) => secretTarget(path, one));
  if (podIdentity === undefined && secretTargetRef.length === 0) {
    const problem = 'the trigger authentication has neither parameters nor a pod identity';
    fail('scaling-invalid', path, problem, 'name one at least');
  }
  const names = secretTargetRef.map(({ parameter }) => parameter);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    fail('scaling-invalid', path, `the trigger authentication has the parameter "${twice}" twice`, 'keep one of them');
  }
  return { podIdentity: podIdentity?._plan(path), secretTargetRef };
}

function parametersOf(path: string, { secretName, keys, parameters }: AuthenticationSource): SecretParameter[] {
  if (secretName !== undefined) {
    if (!isPlainObject(keys) || Object.keys(keys).length === 0) {
      const problem = `the trigger authentication of the secret ${show(secretName)} has no keys`;
      fail('scaling-invalid', path, problem, 'name one at least, like { "uri": "host" }');
    }
    return Object.entries(keys).map(([key, parameter]) => ({ parameter, secretName, key }));
  }
  if (parameters !== undefined && !Array.isArray(parameters)) {
    const fix = 'use a list like [{ parameter: "host", secretName: "rabbitmq", key: "uri" }]';
    fail('scaling-invalid', path, `the parameters of the trigger authentication are ${show(parameters)}`, fix);
  }
  return parameters ?? [];
}

function secretTarget(path: string, { parameter, secretName, key }: SecretParameter): SecretTarget {
  const name = requireSubdomain(path, 'secret name of the trigger authentication', secretName, 'rabbitmq');
  if (typeof key !== 'string' || !SECRET_KEY.test(key)) {
    const fix = 'use at most 253 letters, digits, "-", "_" and ".", not starting with ".."';
    fail('scaling-invalid', path, `key ${show(key)} of the secret "${name}" is not valid`, fix);
  }
  const what = `parameter for the key "${key}" of the secret "${name}"`;
  requireString('scaling-invalid', path, what, parameter, 'use the trigger\'s word for it, like "host"');
  return { parameter, name, key };
}
