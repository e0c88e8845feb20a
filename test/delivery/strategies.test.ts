import {
  Audience,
  Delivery,
  Exposure,
  FindingSeverity,
  GatewayReference,
  NginxIngress,
  QuotaPlan,
  RolloutStep,
  Scaling,
  ScaleTrigger,
  TraefikIngress,
} from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';
import { ofKind, selected, synthesized, weightsOf } from '../support/release-facts';
import { objectsOf, released } from '../support/released-service';

type Json = Record<string, any>;

const IMAGE = 'example.com/web:2';
const INSTANCE = 'app.kubernetes.io/instance';

const DELIVERIES: Record<string, () => Delivery> = {
  canary: () => Delivery.canary({ image: IMAGE, weight: 10 }),
  'blue-green': () => Delivery.blueGreen({ active: 'blue', green: { image: IMAGE } }),
  'A/B': () => Delivery.abTest({ variants: { b: { image: IMAGE, audience: Audience.header('x-variant', 'b') } } }),
  progressive: () => Delivery.progressive({ steps: [RolloutStep.weight(10), RolloutStep.pause()] }),
};

const EXPOSURES: Record<string, () => Exposure> = {
  'cluster-only': () => Exposure.clusterOnly(),
  nginx: () =>
    Exposure.ingress({
      hosts: ['shop.example.com'],
      className: 'nginx',
      controller: NginxIngress.of({}),
      controllerNamespace: 'ingress-nginx',
    }),
  traefik: () =>
    Exposure.ingress({
      hosts: ['shop.example.com'],
      className: 'traefik',
      controller: TraefikIngress.of({}),
      controllerNamespace: 'traefik',
    }),
  gateway: () =>
    Exposure.gateway({
      gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
      hosts: ['shop.example.com'],
      controllerNamespace: 'envoy',
    }),
};

const SCALINGS: Record<string, () => Scaling> = {
  replicas: () => Scaling.replicas(9),
  HPA: () => Scaling.automatic({ min: 3, max: 9 }),
  KEDA: () =>
    Scaling.eventDriven({
      min: 3,
      max: 9,
      triggers: [
        ScaleTrigger.cron({ timeZone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 6 }),
      ],
    }),
};

/** What can't work, and what is said of it. */
const FORBIDDEN: Record<string, string> = {
  'canary, cluster-only, HPA': 'the number of pods decides who gets 10% of the requests, and an autoscaler changes it',
  'canary, cluster-only, KEDA': 'the number of pods decides who gets 10% of the requests, and an autoscaler changes it',
  'A/B, cluster-only, replicas': 'nothing tells the users of the variants apart',
  'A/B, cluster-only, HPA': 'nothing tells the users of the variants apart',
  'A/B, cluster-only, KEDA': 'nothing tells the users of the variants apart',
};

const CELLS = Object.keys(DELIVERIES).flatMap((delivery) =>
  Object.keys(EXPOSURES).flatMap((exposure) => Object.keys(SCALINGS).map((scaling) => [delivery, exposure, scaling])),
);

function propsOf([delivery, exposure, scaling]: string[]) {
  return { delivery: DELIVERIES[delivery](), exposure: EXPOSURES[exposure](), scaling: SCALINGS[scaling]() };
}

test('the table has 48 cells, of which at most 12 are forbidden', () => {
  const cells = CELLS.map((cell) => cell.join(', '));
  expect(cells).toHaveLength(48);
  expect(Object.keys(FORBIDDEN).filter((cell) => !cells.includes(cell))).toEqual([]);
  expect(Object.keys(FORBIDDEN).length).toBeLessThanOrEqual(12);
});

describe.each(CELLS)('%s, %s, %s', (...cell) => {
  const reason = FORBIDDEN[cell.join(', ')];

  if (reason !== undefined) {
    test('is refused, with an alternative', () => {
      const message = messageOf(() => released(propsOf(cell)));
      expect(message).toContain(`shop/web: ${reason}; use `);
    });
    return;
  }

  const objects = objectsOf(propsOf(cell));
  const deployments = ofKind(objects, 'Deployment').map(({ metadata }) => metadata.name as string);
  const owners = [...deployments, ...ofKind(objects, 'Rollout').map(({ metadata }) => metadata.name as string)];

  test('synthesises without an error', () => {
    const { app } = released(propsOf(cell));
    app.synth();
    expect(app.findings.filter(({ severity }) => severity === FindingSeverity.ERROR)).toEqual([]);
  });

  test('every Service selects pods, and only the meant ones', () => {
    const meant: Record<string, string[]> = {
      canary: cell[1] === 'cluster-only' ? ['web', 'web-canary'] : ['web'],
      'blue-green': ['web-blue'],
      'A/B': ['web'],
      progressive: ['web'],
    };
    const other: Record<string, [string, string]> = {
      canary: ['web-canary', 'web-canary'],
      'blue-green': ['web-preview', 'web-green'],
      'A/B': ['web-b', 'web-b'],
      // Argo Rollouts tells the pods of the two apart by a label of its own.
      progressive: ['web-canary', 'web'],
    };
    const selections = ofKind(objects, 'Service').map(({ metadata, spec }) => [
      metadata.name,
      selected(objects, spec.selector as Json),
    ]);
    expect(Object.fromEntries(selections)).toEqual({
      web: meant[cell[0]],
      [other[cell[0]][0]]: [other[cell[0]][1]],
    });
  });

  test('selectors are disjoint', () => {
    const selectors = ofKind(objects, 'Deployment').map(({ spec }) =>
      selected(objects, spec.selector.matchLabels as Json),
    );
    expect(selectors).toEqual(deployments.map((name) => [name]));
  });

  test('autoscalers have targets that exist and name no replicas', () => {
    const targets = [...ofKind(objects, 'HorizontalPodAutoscaler'), ...ofKind(objects, 'ScaledObject')].map(
      ({ spec }) => spec.scaleTargetRef as Json,
    );
    expect(targets.length).toBe(cell[2] === 'replicas' ? 0 : cell[0] === 'progressive' ? 1 : deployments.length);
    for (const { kind, name } of targets) {
      const target = objects[`${kind} ${name}`] as Json;
      expect(owners).toContain(target.metadata.name);
      expect(target.spec.replicas).toBeUndefined();
    }
  });

  test('the budget covers all pods, and each network policy one track', () => {
    const { selector } = ofKind(objects, 'PodDisruptionBudget')[0].spec as Json;
    expect(selected(objects, selector.matchLabels as Json)).toEqual(deployments);
    const policies = ofKind(objects, 'NetworkPolicy').map(
      ({ spec }) => spec.podSelector.matchLabels[INSTANCE] as string,
    );
    expect(policies).toEqual(deployments);
  });

  test('the weights of what splits the requests add up to a hundred', () => {
    const weights = weightsOf(objects);
    const splits = ['canary', 'progressive'].includes(cell[0]) && cell[1] !== 'cluster-only';
    // Argo Rollouts writes the second Ingress of ingress-nginx itself.
    expect(weights.length > 0).toBe(splits && !(cell[0] === 'progressive' && cell[1] === 'nginx'));
    weights.forEach((shares) => expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100));
  });

  test('the quota plan counts the pods of all tracks', () => {
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q', namespace: 'shop' },
      spec: { hard: { pods: '99' } },
    };
    const planned = QuotaPlan._ofObjects([quota, ...(Object.values(objects) as Json[])].map(synthesized)).quotas[0]
      .lines[0];
    const counted = planned.shares.map(({ name, pods }) => [name, pods]);
    const pods: Record<string, [string, number][]> = {
      canary: [
        ['web', 9],
        ['web-canary', 1],
      ],
      'blue-green': [
        ['web-blue', 9],
        ['web-green', 9],
      ],
      'A/B': [
        ['web', 9],
        ['web-b', 9],
      ],
      progressive: [['web', 9]],
    };
    expect(counted).toEqual(pods[cell[0]]);
  });
});
