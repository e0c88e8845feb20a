import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { LimitRange, QuotaPlan, ResourceQuota, Scaling, Scheduling, Toleration } from '../../library.js';
import { EXPENDABLE } from '../../nodes/node-object.js';
import type { Autoscaled } from '../autoscaler-bounds.js';
import type { Drained } from '../drain.js';
import { addWeb, synth, type Target, web } from '../kit/manifests.js';
import type { Bounds } from '../limits.js';
import type { Loss } from '../node-loss.js';
import type { Planned } from '../quota.js';

export function autoscaled(target: Target): Autoscaled {
  const manifests = web(target, '1.0.0', { scaling: Scaling.automatic({ min: 2, max: 4 }) });
  return { manifests, deployment: 'web', min: 2, max: 4 };
}

export function drained(target: Target): Drained {
  const manifests = web(target, '1.0.0', { scaling: Scaling.replicas(4) });
  return { manifests, service: 'web', readyAtLeast: 3, seconds: 60 };
}

/** Room for all of a rollout: what the plan calls its most. */
export function roomyQuota(target: Target): Planned {
  return planned(target, (most) => most);
}

/** Room for one thing after the other: what the plan calls the need. */
export function tightQuota(target: Target): Planned {
  return planned(target, (_most, need) => need);
}

/** The numbers of the quota are the plan's own, found out with a quota that is large enough. */
function planned(target: Target, choose: (most: string, need: string) => string): Planned {
  const scaling = Scaling.replicas(3);
  const quotaOf = (pods: number, millis: number) => ({ pods, cpu: { request: Cpu.millis(millis) } });
  const build = (release: string, pods: number, millis: number) => {
    let plan: QuotaPlan | undefined;
    const manifests = synth(target, (chart, app) => {
      new ResourceQuota(chart, 'quota', quotaOf(pods, millis));
      addWeb(chart, release, { scaling });
      plan = QuotaPlan.of(app);
    });
    return { manifests, lines: plan?.quotas[0]?.lines ?? [] };
  };
  const amounts = build('1.0.0', 100, 100_000).lines.map(({ most, need }) => choose(most, need));
  const [pods = 0, millis = 0] = amounts.map((amount, i) => (i === 0 ? Number(amount) : millisOf(amount)));
  const { manifests, lines } = build('1.0.0', pods, millis);
  const share = lines[0]?.shares[0];
  return {
    before: manifests,
    after: build('1.1.0', pods, millis).manifests,
    deployment: 'web',
    used: Object.fromEntries(lines.map(({ line, shares }) => [line, shares[0]?.serving ?? '0'])),
    room: pods - (share?.pods ?? 0),
    rollsOut: lines.every(({ rollsOut }) => rollsOut),
  };
}

function millisOf(cpu: string): number {
  return cpu.endsWith('m') ? Number(cpu.slice(0, -1)) : Number(cpu) * 1000;
}

export function bounds(target: Target): Bounds {
  const manifests = synth(target, (chart) => {
    new LimitRange(chart, 'limits', {
      container: {
        min: { cpu: Cpu.millis(10), memory: Size.mebibytes(32) },
        defaultRequest: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
        defaultLimit: { memory: Size.mebibytes(256) },
        max: { memory: Size.gibibytes(2) },
      },
      pod: { max: { memory: Size.gibibytes(3) } },
    });
  });
  return {
    manifests,
    defaults: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    refused: {
      'maximum memory usage per Container is 2Gi': { limits: { memory: '2049Mi' } },
      'minimum memory usage per Container is 32Mi': { requests: { memory: '31Mi' }, limits: { memory: '64Mi' } },
      'minimum cpu usage per Container is 10m': { requests: { cpu: '9m' } },
    },
  };
}

/** On nodes that may be switched off; `pair` says which ones, so that two drills don't take one another's. */
export function losing(target: Target, pair: string, stay?: Duration): Loss {
  const tolerations = [
    Toleration.of({ key: EXPENDABLE }),
    ...(stay === undefined ? [] : [Toleration.unreachableNode(stay), Toleration.notReadyNode(stay)]),
  ];
  const manifests = web(target, '1.0.0', {
    scaling: Scaling.replicas(2),
    scheduling: Scheduling.of({ nodeSelector: { [EXPENDABLE]: pair }, tolerations }),
  });
  // The node lifecycle controller waits for 50 seconds, unless its cluster says otherwise.
  return { manifests, readyAtLeast: 2, seconds: 80 };
}
