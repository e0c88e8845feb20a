import { Choice, choose } from './choose';
import { create, Expression, ref, Statement } from './expression';
import { inForm } from './form';
import { isHeldOff } from './hints';
import { group, Workload } from './group';
import { ChartCode } from './program';
import { nameOf } from './prove';
import { KindOption, recognise } from './recognise';
import { serviceCode } from './service-code';
import { Names } from './names';
import { Json, omit } from '../json';

/** What became of one object. */
export interface Recognition {
  readonly object: string;
  readonly as: string;
  readonly way: 'typed' | 'patched' | 'raw';
  /** How many patches say what has no prop. */
  readonly patches: number;
  /** How many only hold off what the library would add. */
  readonly heldOff: number;
  readonly reason?: string;
}

/** The code of a chart, and what is to be said of it. */
export interface Converted {
  readonly chart: ChartCode;
  readonly recognitions: Recognition[];
  readonly improvements: string[];
}

/** What the caller decides. */
export interface ConvertOptions {
  readonly kind: KindOption;
  readonly cluster?: Expression;
}

/** The code of all objects of one namespace, each where it stands in the YAML; a workload where its Deployment is. */
export function convert(
  objects: Json[],
  names: Names,
  namespace: string | undefined,
  options: ConvertOptions,
): Converted {
  const { workloads } = group(objects);
  const id = names.chartId(namespace, workloads);
  const variable = names.variable(namespace ?? 'chart');
  const choices = new Map(
    // Services have their ids before all else: what they are called goes by them.
    workloads.map((workload) => {
      const found = inForm(() => typed(workload, namespace, options), { claimed: [], reason: OTHER_FORM });
      const isFree =
        found.choice === undefined || names.serviceId(variable, idOf(found.choice, workload.deployment)) !== undefined;
      return [workload.deployment, isFree ? found : { claimed: [], reason: 'another service has its name' }] as const;
    }),
  );
  const claimed = new Set([...choices.values()].flatMap((one) => one.claimed));
  const recognitions: Recognition[] = [];
  const improvements: string[] = [];
  const blocks = objects.flatMap((object): Statement[][] => {
    const choice = choices.get(object)?.choice;
    if (choice !== undefined) {
      const { reason } = choices.get(object)!;
      const serviceId = idOf(choice, object);
      const code = serviceCode(names.variable(serviceId), variable, serviceId, choice);
      recognitions.push(...recognised(choice, serviceId, reason));
      improvements.push(...code.improvements);
      return [code.statements];
    }
    if (claimed.has(object)) {
      return [];
    }
    const reason = choices.get(object)?.reason;
    recognitions.push({ object: nameOf(object), as: 'ApiObject', way: 'raw', patches: 0, heldOff: 0, reason });
    return [[rawCode(object, names, variable, reason)]];
  });
  return { chart: { variable, id, namespace, blocks }, recognitions, improvements };
}

function idOf({ draft }: Choice, deployment: Json): string {
  return (draft.props.name as string | undefined) ?? (deployment.metadata.name as string);
}

const OTHER_FORM = 'the API has it in another form';

interface Typed {
  readonly choice?: Choice;
  readonly claimed: Json[];
  readonly reason: string;
}

function typed(workload: Workload, namespace: string | undefined, { kind, cluster }: ConvertOptions): Typed {
  const { wanted, reason } = recognise(workload, kind);
  const choice = wanted && choose(wanted, { namespace, cluster });
  const claimed = choice?.outcome.placed.flatMap((placed) => placed.wanted ?? []) ?? [];
  if (choice === undefined) {
    return { claimed: [], reason: wanted === undefined ? reason : 'the library refuses its name, image or port' };
  }
  const isWorth = claimed.includes(workload.deployment);
  return isWorth ? { choice, claimed, reason } : { claimed: [], reason: 'less than half of it has a prop' };
}

function recognised({ draft, outcome }: Choice, id: string, reason: string): Recognition[] {
  const matched = outcome.placed.filter((placed) => placed.wanted !== undefined);
  return matched.map(({ kind, wanted, steps }) => {
    const heldOff = steps.filter((step) => isHeldOff(step, kind)).length;
    const patches = steps.length - heldOff;
    const why = kind === 'Deployment' ? reason : undefined;
    const way = patches === 0 ? 'typed' : 'patched';
    return { object: nameOf(wanted!), as: `${draft.kind} ${id}`, way, patches, heldOff, reason: why };
  });
}

/** An object as it was written; the chart gives its namespace. */
function rawCode(object: Json, names: Names, chart: string, reason?: string): Statement {
  const { metadata, ...others } = object;
  const kept = omit(metadata as Json, ['namespace']);
  const { apiVersion, kind, ...rest } = others;
  const id = names.id(chart, `${String(kind).toLowerCase()}-${kept.name as string}`);
  const props = { apiVersion: apiVersion as string, kind: kind as string, metadata: kept, ...rest } as Expression;
  const comment = reason === undefined ? undefined : `As it is: ${reason}.`;
  return { comment, call: create('ApiObject', ref(chart), id, props) };
}
