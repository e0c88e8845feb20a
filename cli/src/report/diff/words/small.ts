import { Difference, unescaped } from '../model/difference';
import { at } from '../model/json';
import { nanos } from '../../../manifests/quantity';
import { change } from '../model/quantity';
import { podSecurity } from '../model/pod-security';
import { Describer } from './reading';
import { shown, step } from './values';

/** The words of kinds of which only a few fields matter. */
export const workloadWords: Describer = (reading, { before, after }) => [
  ...reading.take(/^\/spec\/replicas$/).map((difference) => replicaWords(difference, before?.object, after?.object)),
  ...reading
    .take(
      /^\/spec\/(selector|serviceName|podManagementPolicy|strategy|updateStrategy|minReadySeconds|paused|suspend)(\/|$)/,
    )
    .map((difference) => fieldWords(difference, '/spec/')),
];

/** One pod is the default, and what an autoscaler starts from. */
function replicaWords({ before, after }: Difference, from: unknown, to: unknown): string {
  const [written, kept] = [at(from, 'spec', 'replicas'), at(to, 'spec', 'replicas')];
  if (kept === undefined) {
    return `replicas ${shown(written, '')} no longer said`;
  }
  return written === undefined ? `replicas ${shown(kept, '')} said` : `replicas ${step(before, after, '')}`;
}

/** `from -> to` with the name of the field, as a path from some part on. */
export function fieldWords({ path, before, after }: Difference, root: string): string {
  const field = path.slice(root.length);
  const name = field.slice(field.lastIndexOf('/') + 1);
  const spoken = unescaped(field.replaceAll('/[', '[').replaceAll('/', '.'));
  return `${spoken} ${step(before, after, name)}`;
}

const LOW = /^\/spec\/min(Replicas|ReplicaCount)$/;
const HIGH = /^\/spec\/max(Replicas|ReplicaCount)$/;

export const scalerWords: Describer = (reading, { before, after }) => {
  const bounds = [...reading.take(LOW), ...reading.take(HIGH)];
  const range = (thing: typeof before) => {
    const spec = at(thing?.normal, 'spec');
    const isKeda = thing?.kind === 'ScaledObject';
    const low = at(spec, isKeda ? 'minReplicaCount' : 'minReplicas') ?? (isKeda ? 0 : 1);
    return `${shown(low, '')}..${shown(at(spec, isKeda ? 'maxReplicaCount' : 'maxReplicas') ?? (isKeda ? 100 : 'none'), '')}`;
  };
  const target = /^\/spec\/metrics\/\[\w+ ([^\]]*)\]\/\w+\/target\/(\w+)$/;
  return [
    ...(bounds.length > 0 ? [`scales ${range(before)} -> ${range(after)}`] : []),
    ...reading.take(target).map((difference) => {
      const [, name = '', field] = target.exec(difference.path) ?? [];
      const unit = field === 'averageUtilization' ? '%' : '';
      return `scales by ${unescaped(name)} at ${shown(difference.before, '')}${unit} -> ${shown(difference.after, '')}${unit}`;
    }),
  ];
};

export const budgetWords: Describer = (reading) =>
  reading.take(/^\/spec\/(minAvailable|maxUnavailable)$/).map((difference) => fieldWords(difference, '/spec/'));

export const scheduleWords: Describer = (reading) =>
  reading
    .take(/^\/spec\/(schedule|timeZone|suspend|concurrencyPolicy)$/)
    .map((difference) => fieldWords(difference, '/spec/'));

export const quotaWords: Describer = (reading) =>
  reading.take(/^\/spec\/hard\//).map((difference) => {
    const name = unescaped(difference.path.slice('/spec/hard/'.length));
    return `limit of ${name} ${step(difference.before, difference.after, name)}${percentOf(difference)}`;
  });

function percentOf({ before, after }: Difference): string {
  const [from, to] = [before === undefined ? undefined : nanos(before), after === undefined ? undefined : nanos(after)];
  const percent = from === undefined || to === undefined ? undefined : change(from, to);
  return percent === undefined ? '' : ` (${percent})`;
}

export const claimWords: Describer = (reading) =>
  reading.take(/^\/spec\/resources\/requests\/storage$/).map((difference) => {
    return `storage ${step(difference.before, difference.after, '')}${percentOf(difference)}`;
  });

const LEVEL = /^\/metadata\/labels\/pod-security\.kubernetes\.io~1enforce$/;

export const namespaceWords: Describer = (reading, { before, after }) =>
  reading.take(LEVEL).map(() => `Pod Security ${podSecurity(before) ?? 'none'} -> ${podSecurity(after) ?? 'none'}`);
