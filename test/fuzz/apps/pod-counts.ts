import type { ServiceDescription } from './description';

type Delivery = NonNullable<ServiceDescription['delivery']>;
type Canary = Extract<Delivery, { kind: 'canary' }>;
type Scaling = ServiceDescription['scaling'];

/** The most pods of a version that has all of the service's. */
export function mostOf({ scaling }: Scaling): number {
  if (scaling === undefined) {
    return 1;
  }
  return scaling.kind === 'replicas' ? scaling.count : scaling.min + scaling.more;
}

/** A part of them, of which there is always one, also for no request at all. */
const part = (most: number, percent: number): number =>
  most === 0 ? 0 : Math.max(1, Math.ceil((most * percent) / 100));

/** To the nearest, where the number of pods is what splits the requests. */
const near = (most: number, percent: number): number =>
  most === 0 ? 0 : Math.max(1, Math.round((most * percent) / 100));

/** Stable and canary, where the pods share the requests by their number. */
function byNumber({ weight, replicas }: Canary, most: number): [stable: number, canary: number] {
  const ratio = (share: number, other: number) => near(most, Math.min(100, (100 * share) / other));
  if (weight % 100 === 0) {
    return [most, replicas ?? part(most, weight)];
  }
  return replicas === undefined ? [ratio(100 - weight, weight), ratio(weight, 100 - weight)] : [most, replicas];
}

/** The percentage of requests that a canary really gets where nothing splits them; undefined where there are no pods. */
export function shareOfCanary(canary: Canary, scaling: Scaling): number | undefined {
  const [stable, other] = byNumber(canary, mostOf(scaling));
  return stable + other === 0 ? undefined : Math.round((1000 * other) / (stable + other)) / 10;
}

/** The most pods of all versions together, all of which serve. */
export function mostPods({ delivery, scaling, exposure }: ServiceDescription): number {
  const most = mostOf(scaling);
  const proxied = exposure?.kind === 'gateway' || exposure?.kind === 'ingress';
  switch (delivery?.kind) {
    case 'canary': {
      const [stable, canary] = proxied
        ? [most, delivery.replicas ?? part(most, delivery.weight)]
        : byNumber(delivery, most);
      return stable + canary;
    }
    case 'blueGreen':
      return delivery.active === 'stable' ? 3 * most : most + (delivery.idle ?? most);
    case 'abTest': {
      const pods = delivery.audiences.map((audience) => part(most, audience === 'share' ? delivery.percent : 100));
      return most + pods.reduce((sum, count) => sum + count, 0);
    }
    default:
      return most;
  }
}
