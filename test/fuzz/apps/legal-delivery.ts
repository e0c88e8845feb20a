import type { ServiceDescription } from './description';

type Delivery = NonNullable<ServiceDescription['delivery']>;
type Exposure = ServiceDescription['exposure'];

/** Whether a proxy leads requests by host to the service. */
export function isProxied(exposure: Exposure): boolean {
  return exposure?.kind === 'gateway' || exposure?.kind === 'ingress';
}

/** Whether that proxy is one that can lead parts of the requests to other versions. */
function isSplit(exposure: Exposure): boolean {
  return exposure?.kind === 'gateway' || (exposure?.kind === 'ingress' && exposure.controller !== 'unknown');
}

/** The delivery, or the nearest one that the exposure and the scaling allow; none where there is none near. */
export function legalDelivery(service: ServiceDescription): Delivery | undefined {
  const { delivery, exposure, scaling } = service;
  const proxied = isProxied(exposure);
  switch (delivery?.kind) {
    case 'canary': {
      const isFixed = scaling.scaling === undefined || scaling.scaling.kind === 'replicas';
      return isSplit(exposure) || (!proxied && isFixed) ? delivery : undefined;
    }
    case 'abTest':
      return isSplit(exposure) ? legalTest(delivery, exposure) : undefined;
    case 'progressive': {
      const extra = legalExtra(delivery.extra, exposure);
      return isSplit(exposure) || !proxied ? { ...delivery, extra } : undefined;
    }
    case 'blueGreen':
    case 'progressiveBlueGreen':
      return { ...delivery, previewHost: delivery.previewHost && proxied };
    default:
      return delivery;
  }
}

type Progressive = Extract<Delivery, { kind: 'progressive' }>;
type AbTest = Extract<Delivery, { kind: 'abTest' }>;

/** Only a Gateway tells requests by header in the midst of a release; only a proxy splits them. */
function legalExtra(extra: Progressive['extra'], exposure: Exposure): Progressive['extra'] {
  const needsGateway = extra === 'header' && exposure?.kind !== 'gateway';
  return needsGateway || (extra === 'scale' && !isSplit(exposure)) ? undefined : extra;
}

/** ingress-nginx knows one variant, and no query parameters; the Gateway API keeps nobody with a share. */
function legalTest(test: AbTest, exposure: Exposure): AbTest | undefined {
  const isNginx = exposure?.kind === 'ingress' && exposure.controller === 'nginx';
  const unknown: Record<AbTest['audiences'][number], boolean> = {
    cookie: false,
    header: false,
    query: isNginx || (exposure?.kind === 'gateway' && exposure.grpc),
    share: exposure?.kind === 'gateway',
  };
  const audiences = test.audiences.filter((audience) => !unknown[audience]).slice(0, isNginx ? 1 : 3);
  return audiences.length === 0 ? undefined : { ...test, audiences };
}

/** How many versions of a service there are. */
export function versionsOf({ delivery }: ServiceDescription): number {
  switch (delivery?.kind) {
    case 'canary':
      return 2;
    case 'blueGreen':
      return delivery.active === 'stable' ? 3 : 2;
    case 'abTest':
      return 1 + delivery.audiences.length;
    default:
      return 1;
  }
}
