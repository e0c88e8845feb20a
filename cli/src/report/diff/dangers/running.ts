import { at, mapOf, mapsOf, textOf } from '../model/json';
import { share } from '../model/restart';
import { podLabels, podSpec, templateOf, Thing } from '../model/things';
import { matches, same, scaleOf, World } from '../model/world';
import { Facts, Found, kept, Rule, there, titleOf } from './rule';

const SCALED = ['Deployment', 'StatefulSet', 'Rollout', 'ReplicaSet'];

export const RUNNING: Rule[] = [
  {
    id: 'rollout-selector',
    finds: 'another selector of an Argo Rollout',
    why: 'from 1.9 on it is refused; before, the controller forgets its old ReplicaSets, whose pods run on beside the new ones',
    fix: 'delete and recreate the Rollout, or give the new one another name and remove the old one later',
    find: kept(['Rollout'], ({ before, after }) =>
      same(at(before.normal, 'spec', 'selector'), at(after.normal, 'spec', 'selector'))
        ? []
        : ['Rollout selector changes'],
    ),
  },
  {
    id: 'selector-misses-template',
    finds: 'pods that the selector of their own workload no longer selects',
    why: 'the API server refuses a template that its selector does not match',
    fix: 'keep the labels of the selector in the template',
    find: there(SCALED.concat('DaemonSet'), (after, before) => {
      const misses = (thing: Thing | undefined) => {
        const selector = at(thing?.normal, 'spec', 'selector');
        return (
          thing !== undefined &&
          selector !== undefined &&
          templateOf(thing) !== undefined &&
          !matches(selector, podLabels(thing))
        );
      };
      return misses(after) && !misses(before) ? [`${titleOf(after)} does not select its own pods`] : [];
    }),
  },
  {
    id: 'replicas-zero',
    finds: 'a workload that has pods, and then none',
    why: 'nothing answers any more',
    fix: 'keep a pod, or remove the workload with its Service if that is meant',
    find: kept(SCALED, ({ before, after }, { worlds }) => {
      const [from, to] = [scaleOf(worlds.before, before).max, scaleOf(worlds.after, after).max];
      const isOff = textOf(at(after.object, 'spec', 'replicas')) === '0';
      const was = textOf(at(before.object, 'spec', 'replicas'));
      // An autoscaler leaves what has no pods alone.
      return from > 0 && worlds.after.rolloutOf(after) === undefined && (to === 0 || (isOff && was !== '0'))
        ? [`${titleOf(after)} scales to 0`]
        : [];
    }),
  },
  {
    id: 'scaling-handover',
    finds: 'replicas that are no longer said, where an autoscaler takes over',
    why: 'kubectl apply sets the default, one pod, until the autoscaler has made up for it',
    fix: 'hand the number over first, with the commands of ScalingHandover (docs/scaling.md)',
    find: kept(SCALED, ({ before, after }, { worlds }) => {
      const from = at(before.object, 'spec', 'replicas');
      const isGone = typeof from === 'number' && from > 1 && at(after.object, 'spec', 'replicas') === undefined;
      return isGone && worlds.after.scalerOf(after) !== undefined
        ? [`replicas ${from} of ${titleOf(after)} is removed: dips to 1 pod`]
        : [];
    }),
  },
  {
    id: 'scaling-twice',
    finds: 'a workload with replicas and an autoscaler, where it had only one of them',
    why: 'each apply sets the number back against what the autoscaler has chosen',
    fix: 'leave replicas out where something scales',
    find: there(SCALED, (after, before, { worlds }) => {
      const isBoth = (world: World, thing: Thing | undefined) =>
        thing !== undefined &&
        at(thing.object, 'spec', 'replicas') !== undefined &&
        world.scalerOf(thing) !== undefined;
      return isBoth(worlds.after, after) && !isBoth(worlds.before, before)
        ? [
            `${titleOf(after)} has replicas ${textOf(at(after.object, 'spec', 'replicas')) ?? ''} and ${worlds.after.scalerOf(after)?.kind ?? ''}`,
          ]
        : [];
    }),
  },
  {
    id: 'readiness-removed',
    finds: 'a container that loses its readiness probe',
    why: 'it gets requests before it can answer them, and an update goes on although the new pods do not work',
    fix: 'keep a readiness probe',
    find: kept([], ({ before, after }) =>
      mapsOf(podSpec(after).containers)
        .filter((container) => {
          const old = mapsOf(podSpec(before).containers).find(({ name }) => name === container.name);
          return old?.readinessProbe !== undefined && container.readinessProbe === undefined;
        })
        .map(({ name }) => `container ${textOf(name) ?? ''} of ${titleOf(after)} loses its readiness probe`),
    ),
  },
  {
    id: 'budget-narrowed',
    finds: 'a PodDisruptionBudget that lets more pods be missing, or guards others',
    why: 'a drain of nodes may take more pods at once',
    fix: 'keep the bound, or check that fewer pods carry the load',
    find: kept(['PodDisruptionBudget'], ({ before, after }, { worlds }) => {
      const from = allowed(worlds.before, before);
      const to = allowed(worlds.after, after);
      const isOther = !same(at(before.normal, 'spec', 'selector'), at(after.normal, 'spec', 'selector'));
      const words = `${titleOf(after)} ${bound(before)} -> ${bound(after)}`;
      return [
        ...(to > from && bound(before) !== bound(after)
          ? [`${words}: ${to} of its pods may be missing instead of ${from}`]
          : []),
        ...(isOther ? [`${titleOf(after)} selects other pods`] : []),
      ];
    }),
  },
  {
    id: 'quota-below',
    finds: 'a ResourceQuota that allows less than what runs needs, where it was enough',
    why: 'pods are refused: at the next update, restart or scale-out',
    fix: 'raise the limit, or make the pods fewer or smaller',
    find: quotaBelow,
  },
];

/** How many of the pods that a budget guards may be missing. */
function allowed(world: World, budget: Thing): number {
  const spec = mapOf(budget.normal.spec);
  const guarded = world.selected(budget.namespace, spec.selector);
  // Where nothing is known of the pods, a hundred of them tell numbers and percents apart.
  const pods = guarded.reduce((sum, workload) => sum + scaleOf(world, workload).min, 0) || 100;
  return spec.maxUnavailable !== undefined
    ? Math.min(pods, share(spec.maxUnavailable, pods, Math.ceil))
    : Math.max(0, pods - share(spec.minAvailable ?? 0, pods, Math.ceil));
}

function bound({ normal }: Thing): string {
  const { minAvailable, maxUnavailable } = mapOf(normal.spec);
  return maxUnavailable === undefined
    ? `minAvailable ${textOf(minAvailable) ?? 'none'}`
    : `maxUnavailable ${textOf(maxUnavailable)}`;
}

function quotaBelow({ pairs, plans }: Facts): Found[] {
  return pairs.flatMap((pair) => {
    const quota = pair.thing.kind === 'ResourceQuota' ? plans.after.get(pair.thing.id) : undefined;
    const old = plans.before.get(pair.thing.id);
    return (quota?.lines ?? [])
      .filter(({ line, fits }) => !fits && old?.lines.find((each) => each.line === line)?.fits !== false)
      .map(({ line, hard, need }) => ({
        pair,
        what: `quota ${pair.thing.name} allows ${line} ${hard}, and ${need} is needed`,
      }));
  });
}
