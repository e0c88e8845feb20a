import { SynthesizedObject } from '../core/synthesized-object';
import { memberOf } from './mention';

/** The keys of a ConfigMap or Secret; undefined where others add some. */
export type ConfigKeys = ReadonlySet<string> | undefined;

/** Source: OpenShift's service CA operator and cluster network operator. */
const INJECTED = /^(service\.beta\.openshift\.io\/inject-cabundle|config\.openshift\.io\/inject-trusted-cabundle)$/;

/**
 * The keys that an object of the app has. One that is empty is there to be filled by somebody, unless nobody may; the
 * token of a service account is filled in by Kubernetes.
 */
export function keysOf({ manifest }: SynthesizedObject): ConfigKeys {
  const keys = [manifest.data, manifest.binaryData, manifest.stringData].flatMap((map) => Object.keys(memberOf(map)));
  const { annotations, labels } = memberOf(manifest.metadata);
  const isInjected = Object.keys({ ...memberOf(annotations), ...memberOf(labels) }).some((key) => INJECTED.test(key));
  const isToken = manifest.type === 'kubernetes.io/service-account-token';
  const isForOthers = keys.length === 0 && manifest.immutable !== true;
  return isInjected || isToken || isForOthers ? undefined : new Set(keys);
}
