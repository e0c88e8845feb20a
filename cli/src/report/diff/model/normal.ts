import { omit } from '../../../json';
import { byCode, canonical, isMap, Json, mapOf } from './json';
import { Shape } from '../../../manifests/api-defaults';
import { newest, withoutImplied } from '../../../manifests/implied';
import { SERVER_ANNOTATIONS, SERVER_METADATA } from '../../../manifests/server-written';
import { nanos } from '../../../manifests/quantity';
import { spelled } from './quantity';
import { SHAPES } from './shapes';

/** In these, an empty list or object means the same as none; elsewhere it may mean all, as in `podSelector: {}`. */
const EMPTY_IS_NONE = new Set(
  (
    'labels annotations finalizers ownerReferences securityContext resources limits requests affinity nodeSelector tolerations ' +
    'env envFrom volumes volumeMounts imagePullSecrets initContainers command args strategy updateStrategy rollingUpdate ' +
    'behavior data stringData binaryData hostAliases lifecycle topologySpreadConstraints externalIPs ports ' +
    'loadBalancerSourceRanges tls persistentVolumeClaimRetentionPolicy metadata'
  ).split(' '),
);

/** Amounts by name, as in `requests` of anything. */
const AMOUNTS = new Set(['requests', 'limits', 'hard', 'capacity', 'overhead']);
const RANGES = new Set(['default', 'defaultRequest', 'max', 'min']);
const AMOUNT = new Set(['sizeLimit', 'averageValue', 'divisor']);

/** Lists of texts whose order says nothing. */
const SETS = new Set(
  'hosts hostnames dnsNames accessModes verbs apiGroups resourceNames nonResourceURLs policyTypes finalizers'.split(
    ' ',
  ),
);

/** Lists of objects whose order says nothing, in NetworkPolicies. */
const NETWORK_SETS = new Set(['ingress', 'egress', 'from', 'to', 'ports']);

/** An object in the one form that all manifests of its meaning have. */
export function normalised(object: Json): Json {
  const kind = String(object.kind);
  const rest: Json = { ...omit(newest(object), ['status']), apiVersion: object.apiVersion as unknown };
  const metadata = withoutServerFields(mapOf(rest.metadata));
  const shape = Object.hasOwn(SHAPES, kind) ? kind : undefined;
  return mapOf(normal({ ...rest, metadata }, shape, kind, ''));
}

function withoutServerFields(metadata: Json): Json {
  const annotations = omit(mapOf(metadata.annotations), SERVER_ANNOTATIONS);
  return { ...omit(metadata, SERVER_METADATA), annotations };
}

function normal(value: unknown, type: string | undefined, kind: string, key: string): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return ordered(
      value.map((item) => normal(item, type, kind, key) ?? null),
      kind,
      key,
    );
  }
  if (!isMap(value)) {
    return AMOUNT.has(key) ? amount(value, key) : value;
  }
  if (AMOUNTS.has(key) || (RANGES.has(key) && kind === 'LimitRange')) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, amount(each, name)]));
  }
  const shape: Shape = type === undefined ? {} : SHAPES[type];
  const entries = Object.entries(withoutImplied(type === 'Container' ? withRequests(value) : value, type)).map(
    ([name, member]): [string, unknown] => [name, normal(member, own(shape.fields, name), kind, name)],
  );
  return Object.fromEntries(entries.filter(([name, member]) => !saysNothing(shape, name, member)));
}

function own<T>(table: Record<string, T> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

function saysNothing(shape: Shape, name: string, member: unknown): boolean {
  if (member === undefined) {
    return true;
  }
  const isEmpty = typeof member === 'object' && member !== null && Object.keys(member).length === 0;
  const isDefault = own(shape.defaults, name) !== undefined && shape.defaults?.[name] === member;
  return isDefault || (isEmpty && EMPTY_IS_NONE.has(name));
}

function ordered(list: unknown[], kind: string, key: string): unknown[] {
  const isSet =
    (SETS.has(key) || (key === 'resources' && kind.endsWith('Role'))) && list.every((item) => typeof item === 'string');
  const isNetworkSet = kind === 'NetworkPolicy' && NETWORK_SETS.has(key);
  return isSet || isNetworkSet ? [...list].sort((a, b) => byCode(canonical(a), canonical(b))) : list;
}

function amount(value: unknown, name: string): unknown {
  const exact = typeof value === 'object' ? undefined : nanos(value);
  return exact === undefined ? value : spelled(exact, name);
}

/** Source: SetDefaults_Pod: what has a limit and no request is requested up to the limit. */
function withRequests(container: Json): Json {
  const resources = mapOf(container.resources);
  const limits = mapOf(resources.limits);
  return Object.keys(limits).length === 0
    ? container
    : { ...container, resources: { ...resources, requests: { ...limits, ...mapOf(resources.requests) } } };
}
