import * as fc from 'fast-check';
import { Of, rarely, whole, word } from './arbitrary';
import { cluster } from './cluster';
import { config } from './config';
import { delivery } from './delivery';
import { exposure } from './exposure';
import { legal } from './legal';
import { observability } from './observability';
import { pods } from './pods';
import { scaling } from './scaling';
import { workload } from './workload';

/** Names as short and as long as they come. */
const NAMES = ['a', 'web', 'orders', 'search-2', 'the-catalogue-of-all-that-the-shop-sells'];

const service = fc.record({
  home: whole(0, 3),
  stem: fc.constantFrom(...NAMES),
  isAspNetCore: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  port: rarely(whole(1024, 9000)),
  network: rarely(word('declaredClients', 'declaredOnly', 'unrestricted')),
  exposure,
  delivery,
  workload,
  config,
  scaling,
  observability,
  pods,
});
export type ServiceDescription = Of<typeof service>;

const namespace = fc.record({
  tenant: rarely(
    fc.record({
      isolation: word('none', 'ingress', 'ingress-and-egress'),
      limits: fc.boolean(),
      quota: fc.boolean(),
      access: fc.boolean(),
    }),
  ),
  /** A quota that fits what is in the namespace. */
  fitted: fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: whole(10, 100) }),
  migration: rarely(fc.record({ settings: fc.boolean(), network: word('declaredClients', 'declaredOnly') })),
});
export type NamespaceDescription = Of<typeof namespace>;

/** From one service to another, to what is not in the app, or from somebody who is not. */
const edge = fc.record({
  from: whole(0, 19),
  to: whole(0, 19),
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('connect' as const) },
    { weight: 1, arbitrary: word('allowFrom', 'allowTo', 'external', 'externalByName') },
  ),
  setting: fc.boolean(),
});
export type EdgeDescription = Of<typeof edge>;

/** A chain, so that some apps are deep. */
const chain = fc.boolean();

const edgeParts = fc.record({
  issuer: word('acme', 'ca', 'named', 'selfSigned'),
  tls: fc.boolean(),
  ownGateway: fc.boolean(),
  collector: word('agent', 'both', 'gateway'),
});

const app = fc.record({
  cluster,
  namespaces: fc.array(namespace, { minLength: 4, maxLength: 4 }),
  services: fc.oneof(
    { weight: 16, arbitrary: fc.array(service, { minLength: 1, maxLength: 3, size: 'max' }) },
    { weight: 3, arbitrary: fc.array(service, { minLength: 4, maxLength: 8, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(service, { minLength: 9, maxLength: 20, size: 'max' }) },
  ),
  edges: fc.array(edge, { maxLength: 30 }),
  chain,
  shared: edgeParts,
});
export type AppDescription = Of<typeof app>;

/** Whole apps, of everything that the library takes, as plain data. */
export const apps: fc.Arbitrary<AppDescription> = app.map(legal);
