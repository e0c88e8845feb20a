import { Size } from 'cdk8s';
import { extendedAmounts, hugePageAmounts } from '../core/dedicated-resources';
import { fail } from '../private/errors';
import { requireSubdomain } from '../private/names';
import { formatResource } from '../private/resource-names';
import { requireSize } from '../private/units';
import { requirePlainObject } from '../private/values';
import { countLines, requireCount } from './object-counts';
import { formatAmounts, resolveAmounts } from './quota-lines';
import type { ResourceQuotaProps, StorageClassQuota } from './resource-quota';

type Lines = Record<string, string>;
type Amounts = Map<string, bigint>;

/** The lines of a quota by the API's keys: `requests.cpu`, `limits.memory`, `pods`. */
export function hardLines(path: string, props: ResourceQuotaProps): Lines {
  const hard = { ...computeLines(path, props), ...objectLines(path, props), ...storageLines(path, props) };
  if (Object.keys(hard).length === 0) {
    fail('quota-invalid', path, 'the quota bounds nothing', 'set cpu, memory, pods or another bound');
  }
  return hard;
}

/** What pods ask for. */
function computeLines(path: string, props: ResourceQuotaProps): Lines {
  const { cpu, memory, ephemeralStorage, hugepages } = props;
  requireBounds(path, { cpu, memory, ephemeralStorage, hugepages });
  const side = (which: 'request' | 'limit') => ({
    cpu: cpu?.[which],
    memory: memory?.[which],
    ephemeralStorage: ephemeralStorage?.[which],
  });
  const requests = resolveAmounts('quota-invalid', path, 'request', side('request'));
  const limits = resolveAmounts('quota-invalid', path, 'limit', side('limit'));
  requests.forEach((request, resource) => {
    const limit = limits.get(resource);
    if (limit !== undefined && limit < request) {
      fail(
        'quota-invalid',
        path,
        `limits.${resource} is below requests.${resource}, so the requests can never be used up`,
        `raise limits.${resource}, or lower requests.${resource}`,
      );
    }
  });
  return {
    ...prefixed('requests', requests),
    ...prefixed('limits', limits),
    ...prefixed('requests', hugePageAmounts('quota-invalid', path, hugepages)),
    ...prefixed('requests', extendedAmounts('quota-invalid', path, props.extended, 0)),
  };
}

const LIKE: Record<string, string> = {
  cpu: 'use bounds like { request: Cpu.units(4) }',
  memory: 'use bounds like { request: Size.gibibytes(8) }',
  ephemeralStorage: 'use bounds like { request: Size.gibibytes(8) }',
  hugepages: 'use sizes like { pages2Mi: Size.mebibytes(64) }',
};

/** A number in their place would be dropped without a word. */
function requireBounds(path: string, bounds: Record<string, object | undefined>): void {
  for (const [name, bound] of Object.entries(bounds)) {
    if (bound !== undefined) {
      requirePlainObject('quota-invalid', path, name, bound, LIKE[name]);
    }
  }
}

function prefixed(prefix: string, amounts: Amounts): Lines {
  return Object.fromEntries(Object.entries(formatAmounts(amounts)).map(([name, text]) => [`${prefix}.${name}`, text]));
}

/** How many objects there may be. */
function objectLines(path: string, props: ResourceQuotaProps): Lines {
  const counts: [string, string, number | undefined][] = [
    ['pods', 'pods', props.pods],
    ['services', 'services', props.services],
    ['services.loadbalancers', 'loadBalancers', props.loadBalancers],
    ['services.nodeports', 'nodePorts', props.nodePorts],
    ['configmaps', 'configMaps', props.configMaps],
    ['secrets', 'secrets', props.secrets],
    ['persistentvolumeclaims', 'persistentVolumeClaims', props.persistentVolumeClaims],
  ];
  const lines = counts.flatMap(([line, prop, count]) =>
    count === undefined ? [] : [[line, requireCount(path, prop, count)]],
  );
  return { ...Object.fromEntries(lines), ...countLines(path, props.objectCounts) };
}

function storageLines(path: string, props: ResourceQuotaProps): Lines {
  const storageClasses = props.storageClasses ?? {};
  const like = 'use quotas by class, like { fast: { storage: Size.gibibytes(50) } }';
  requirePlainObject('quota-invalid', path, 'storageClasses', storageClasses, like);
  const classes = Object.entries(storageClasses).map(([name, quota]) => classLines(path, name, quota));
  const all = props.storage !== undefined && { 'requests.storage': storageOf(path, 'storage', props.storage) };
  return Object.assign({}, all, ...classes) as Lines;
}

const CLASS_SUFFIX = 'storageclass.storage.k8s.io';

/** Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/#storage-resource-quota */
function classLines(path: string, name: string, quota: StorageClassQuota): Lines {
  requireSubdomain(path, 'storage class', name, 'fast');
  const prefix = `${name}.${CLASS_SUFFIX}`;
  requireSubdomain(path, 'quota line of the storage class', prefix, `fast.${CLASS_SUFFIX}`);
  const like = 'use one like { storage: Size.gibibytes(50) }';
  requirePlainObject('quota-invalid', path, `quota of the storage class "${name}"`, quota, like);
  const { storage, persistentVolumeClaims: claims } = quota;
  const what = `persistentVolumeClaims of the storage class "${name}"`;
  const lines = {
    ...(storage !== undefined && {
      [`${prefix}/requests.storage`]: storageOf(path, `storage of the class "${name}"`, storage),
    }),
    ...(claims !== undefined && { [`${prefix}/persistentvolumeclaims`]: requireCount(path, what, claims) }),
  };
  if (Object.keys(lines).length === 0) {
    const problem = `the quota bounds nothing of the storage class "${name}"`;
    fail('quota-invalid', path, problem, 'set its storage or persistentVolumeClaims');
  }
  return lines;
}

function storageOf(path: string, what: string, size: Size): string {
  return formatResource('storage', requireSize('quota-invalid', path, what, size));
}
