import { ApiObject } from 'cdk8s';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { FindingSeverity } from '../core/check';
import { RootValidation } from '../core/root-validation';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { contentHash } from '../private/hash';
import { show } from '../private/values';
import { requireMountPath } from '../private/mount-path';
import { requireSecretKey, requireSecretName, requireSome } from './secret-names';
import type { SecretFilesOptions, SecretKeysOptions, SecretVariablesOptions } from './secrets';
import { variableNamed } from '../core/setting-keys';

/** One way in which a Secret reaches the main container, checked. */
export type SecretBinder = (context: ServiceContext) => IPodContributor;

/** Readable by owner and group, which is the pod's fsGroup. Octal 0440. */
const FILE_MODE = 0o440;

/** Single keys, each as a variable. */
export function bindKeys(name: string, options: SecretKeysOptions): SecretBinder {
  return ({ path }) => {
    requireSecretName(path, name);
    requireSome(path, name, 'keys', options.keys);
    const { optional } = options;
    const variables = Object.entries(options.keys).map(([key, setting]) => ({
      name: variableNamed('secret-invalid', path, setting),
      valueFrom: { secretKeyRef: { name, key: requireSecretKey(path, name, key), optional } },
      origin: `the secret "${name}" key "${key}"`,
    }));
    return { contribute: (pod) => variables.forEach((variable) => pod.main.environment.add(variable)) };
  };
}

/** All keys, each as a variable of its own name. */
export function bindAllKeys(name: string, options: SecretVariablesOptions): SecretBinder {
  return ({ path }) => {
    requireSecretName(path, name);
    const prefix = options.prefix?.replaceAll(':', '__');
    if (prefix !== undefined && !/^[A-Za-z_][-._A-Za-z0-9]*$/.test(prefix)) {
      const fix = 'use one like "ConnectionStrings:" or "SHOP_", or leave it out';
      fail('secret-invalid', path, `prefix ${show(options.prefix)} of the secret "${name}" is not valid`, fix);
    }
    const source = { prefix, secretRef: { name, optional: options.optional } };
    return { contribute: (pod) => pod.main.addEnvFrom(source) };
  };
}

/** The keys as files, for KeyPerFile. */
export function bindFiles(name: string, options: SecretFilesOptions): SecretBinder {
  return ({ path }) => {
    requireSecretName(path, name);
    const mountPath = requireMountPath(path, 'mountPath', options.mountPath ?? `/etc/secrets/${name}`);
    const volume = name.length <= 56 && !name.includes('.') ? `secret-${name}` : `secret-${contentHash(name)}`;
    if (options.keys !== undefined) {
      requireSome(path, name, 'keys', options.keys);
    }
    const files = Object.entries(options.keys ?? {}).map(([key, setting]) => ({
      key: requireSecretKey(path, name, key),
      path: variableNamed('secret-invalid', path, setting),
      origin: `the secret "${name}" key "${key}"`,
    }));
    const items = files.map(({ key, path: file }) => ({ key, path: file }));
    const secret = { secretName: name, items, optional: options.optional, defaultMode: FILE_MODE };
    const contribute = (pod: PodDraft) => {
      files.forEach((file) => pod.main.environment.claim(file.path, file.origin));
      pod.addVolume({ name: volume, secret });
      pod.main.addMount({ name: volume, mountPath, readOnly: true });
    };
    return { contribute };
  };
}

/** A Secret whose values are in the YAML: immutable, and named after its content, so that a change rolls the pods. */
export function bindPlainText(name: string, values: Record<string, string>): SecretBinder {
  return (context) => {
    const { path, scope, namespaceName } = context;
    requireSecretName(path, name);
    requireSome(path, name, 'values', values);
    const variables = Object.entries(values).map(([setting, value]) => {
      if (typeof value !== 'string') {
        const problem = `value of ${show(setting)} in the secret "${name}" is not a string`;
        fail('secret-invalid', path, problem, 'write it as a string');
      }
      return { variable: variableNamed('secret-invalid', path, setting), value };
    });
    const data = Object.fromEntries(
      variables.map(({ variable, value }) => [variable, Buffer.from(value, 'utf8').toString('base64')]),
    );
    const secretName = requireSecretName(path, `${name}-${contentHash(data)}`);
    new ApiObject(scope, `secret-${name}`, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secretName, namespace: namespaceName, labels: context.serviceLabels() },
      type: 'Opaque',
      immutable: true,
      data,
    });
    RootValidation.of(scope).addFindings(() => [
      {
        checkId: 'plain-secret',
        severity: FindingSeverity.WARNING,
        path,
        problem: `the secret "${name}" stands in the YAML, where base64 hides nothing`,
        fix: 'create it outside and name it in Secrets.fromSecret, or use an ExternalSecret',
      },
    ]);
    const contribute = (pod: PodDraft) =>
      variables.forEach(({ variable }) =>
        pod.main.environment.add({
          name: variable,
          valueFrom: { secretKeyRef: { name: secretName, key: variable } },
          origin: `the secret "${name}"`,
        }),
      );
    return { contribute };
  };
}
