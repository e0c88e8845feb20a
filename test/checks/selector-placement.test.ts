import { findingsOf, Json, rawChart } from '../support/raw-objects';
import { container, workload } from '../support/selected-objects';

const TOPOLOGY = { topologyKey: 'kubernetes.io/hostname' };
const app = (name: string) => ({ matchLabels: { app: name } });
const spread = (...selectors: (Json | undefined)[]): Json => ({
  topologySpreadConstraints: selectors.map((labelSelector) => ({ ...TOPOLOGY, labelSelector })),
});
const apart = (term: Json): Json => ({
  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ ...TOPOLOGY, ...term }] } },
});

const UNCOUNTED = (by: string) => [
  `warning shop/Deployment-web: a topology spread constraint of the Deployment "web" counts pods ${by}, which are not its own; use labels of its own pods`,
];
const UNSEEN = (by: string) => [
  `warning shop/Deployment-web: a pod anti-affinity of the Deployment "web" looks at pods ${by}, which nothing in its namespace has; ` +
    'use labels that pods have, or say that somebody else starts them: Checks.of(scope).declare(External.pods({ labels }))',
];

test.each<[string, Json, string[]]>([
  ['its own pods', spread(app('web'), {}), []],
  ['those of another workload', spread(app('db')), UNCOUNTED('with app=db')],
  ['those of another workload, twice', spread(app('db'), app('db')), UNCOUNTED('with app=db')],
  ['no pods', spread(undefined), UNCOUNTED('without a labelSelector')],
  ['away from its own pods', apart({ labelSelector: app('web') }), []],
  ['away from another workload', apart({ labelSelector: app('db') }), []],
  ['away from what is elsewhere', apart({ labelSelector: app('x'), namespaceSelector: {} }), []],
  ['away from what is in a namespace', apart({ labelSelector: app('x'), namespaces: ['x'] }), []],
  ['away from nothing', apart({ labelSelector: app('x'), namespaces: [] }), UNSEEN('with app=x')],
])('placed by %s', (_, pod, expected) => {
  const chart = rawChart();
  workload(chart, 'Deployment/web', { app: 'web' }, { containers: [container('web')], ...pod });
  workload(chart, 'StatefulSet/db', { app: 'db' });
  expect(findingsOf(chart, 'selector-placement')).toEqual(expected);
});
