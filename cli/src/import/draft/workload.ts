import { call, Commented, Expression, given, optional, ref } from '../expression';
import { impliedPolicy } from '../../manifests/implied';
import { Change, Question, textsOf } from './draft';
import { cpu, podCount, seconds, size } from './units';
import { Json, omit } from '../../json';

const POLICIES: Record<string, string> = { Always: 'ALWAYS', IfNotPresent: 'IF_NOT_PRESENT', Never: 'NEVER' };

/** When the image is pulled, or that it is this machine's. */
export const imageSource: Question = ({ main }) => {
  const policy = POLICIES[(main.imagePullPolicy as string) ?? impliedPolicy(main.image)];
  const registry = call('ImageSource.registry', { pullPolicy: ref(`ImagePullPolicy.${policy}`) });
  return [
    { props: {} },
    ...(policy === 'NEVER' ? [{ props: { imageSource: call('ImageSource.local') } }] : []),
    ...(policy === undefined ? [] : [{ props: { imageSource: registry } }]),
  ];
};

const RECOMMENDED: Record<string, string> = {
  name: 'name',
  version: 'version',
  component: 'component',
  partOf: 'part-of',
  managedBy: 'managed-by',
};

/** The recommended labels under their names, the others as custom ones. */
export const labels: Question = ({ deployment }) => {
  const all = { ...textsOf(deployment.metadata.labels) };
  const own = Object.entries(RECOMMENDED).map(([prop, key]) => [prop, all[`app.kubernetes.io/${key}`]] as const);
  const known = ['instance', ...Object.values(RECOMMENDED)].map((key) => `app.kubernetes.io/${key}`);
  const custom = Object.fromEntries(Object.entries(all).filter(([key]) => !known.includes(key)));
  const recommended = own.filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (recommended.length === 0) {
    return [];
  }
  const more: Expression | undefined = Object.keys(custom).length > 0 ? custom : undefined;
  return [{ props: { labels: given({ ...Object.fromEntries(recommended), custom: more }) } }];
};

/** Requests and limits as they are. */
export const resources: Question = ({ main }) => {
  const { requests = {}, limits = {} } = (main.resources ?? {}) as Record<string, Json>;
  const sides = (key: string, unit: (quantity: unknown) => Expression | undefined) => {
    const both = given({ request: unit(requests[key]), limit: unit(limits[key]) });
    return Object.keys(both).length === 0 ? undefined : both;
  };
  const props = given({
    cpu: sides('cpu', cpu),
    memory: sides('memory', size),
    ephemeralStorage: sides('ephemeral-storage', size),
  });
  return Object.keys(props).length === 0 ? [] : [{ props: { resources: call('ContainerResources.of', props) } }];
};

/** How new pods replace old ones. */
export const delivery: Question = ({ deployment }) => {
  const { strategy = {}, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit } = deployment.spec as Json;
  const unless = (value: unknown, usual: unknown) => (value === usual ? undefined : value);
  const common = {
    minReady: seconds(unless(minReadySeconds, 0)),
    progressDeadline: seconds(unless(progressDeadlineSeconds, 600)),
    revisionHistoryLimit: unless(revisionHistoryLimit, 10) as number | undefined,
  };
  if (strategy?.type === 'Recreate') {
    return [{ props: { delivery: call('Delivery.recreate', ...optional(given(common))) } }];
  }
  const { maxSurge = '25%', maxUnavailable = '25%' } = (strategy?.rollingUpdate ?? {}) as Json;
  const options = given({
    maxSurge: podCount(unless(maxSurge, 1)),
    maxUnavailable: podCount(unless(maxUnavailable, 0)),
    ...common,
  });
  return Object.keys(options).length === 0 ? [] : [{ props: { delivery: call('Delivery.rollingUpdate', options) } }];
};

/** The grace period, and the wait before the signal. */
export const shutdown: Question = ({ pod, main }, { kind }) => {
  const gracePeriod = (pod.terminationGracePeriodSeconds as number | undefined) ?? 30;
  const drain = drainOf(main);
  const told = (main.env as Json[] | undefined)?.find(({ name }) => name === 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS');
  const timeout = kind === 'AspNetCoreService' && told ? Number(told.value) : gracePeriod - drain - 5;
  const margin = gracePeriod - drain - timeout;
  const options = given({
    drain: drain === 10 ? undefined : seconds(drain),
    timeout: timeout === 30 ? undefined : seconds(timeout),
    margin: margin === 5 ? undefined : seconds(margin),
  });
  const change: Change = { props: { shutdown: call('Shutdown.graceful', ...optional(options)) } };
  return timeout >= 1 && margin >= 0 ? [change, { props: { shutdown: undefined } }] : [];
};

function drainOf(main: Json): number {
  const hook = (main.lifecycle?.preStop ?? {}) as Json;
  const words = ((hook.exec?.command ?? []) as unknown[]).join(' ');
  const found = /^(?:\S*sh -c )?(?:\S*\/)?sleep (\d+)s?$/.exec(words)?.[1];
  return found === undefined ? ((hook.sleep?.seconds as number | undefined) ?? 0) : Number(found);
}

/** What the library gives where nobody says how even the pods lie. */
export const SPREAD = 'pods that are spread over nodes and zones';

/** Where the pods run. */
export const scheduling: Question = ({ pod }) => {
  const tolerations = ((pod.tolerations ?? []) as Json[]).map(tolerationOf);
  const options = given({
    nodeSelector: textsOf(pod.nodeSelector),
    tolerations:
      tolerations.length === 0 || tolerations.includes(undefined) ? undefined : (tolerations as Expression[]),
    priorityClassName: pod.priorityClassName as string | undefined,
    runtimeClassName: pod.runtimeClassName as string | undefined,
  });
  const none = new Commented(`Without this line: ${SPREAD}.`, call('Spread.none'));
  const others = omit(options, ['priorityClassName']);
  const of = (props: Record<string, Expression>): Change => ({ props: { scheduling: call('Scheduling.of', props) } });
  const all = Object.keys(options).length === 0 ? [] : [of({ spread: none, ...options }), of(options)];
  return [
    ...all,
    ...(Object.keys(others).length === 0 ? [] : [of({ spread: none, ...others })]),
    { props: { scheduling: undefined } },
  ];
};

const EFFECTS: Record<string, string> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

function tolerationOf({ key, operator, value, effect, tolerationSeconds }: Json): Expression | undefined {
  const options = given({
    key: key as string | undefined,
    value: operator === 'Exists' ? undefined : (value as string | undefined),
    effect: effect === undefined ? undefined : ref(`TaintEffect.${EFFECTS[effect as string]}`),
    stay: seconds(tolerationSeconds),
  });
  return call('Toleration.of', options);
}

/** Pull secrets, annotations, names. */
export const podOptions: Question = ({ pod, deployment }) => {
  const secrets = ((pod.imagePullSecrets ?? []) as Json[]).map(({ name: secret }) => secret as string);
  const aliases = pod.hostAliases as Json[] | undefined;
  const options = given({
    imagePullSecrets: secrets.length === 0 ? undefined : secrets,
    annotations: textsOf(deployment.spec?.template?.metadata?.annotations),
    hostAliases: aliases,
  });
  return Object.keys(options).length === 0 ? [] : [{ props: { podOptions: options } }];
};
