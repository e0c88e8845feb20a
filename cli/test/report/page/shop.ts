import { FindingFacts, Report } from '../../../src/report/report';
import { container, node, PROMISES, report, service } from './reports';

const FINDINGS: FindingFacts[] = [
  {
    id: 'image-tag',
    severity: 'warning',
    node: 'shop/Deployment/web',
    path: 'shop/web/deployment',
    problem: 'the image "registry.example.com/web:latest" has no fixed version',
    fix: 'name a version',
    link: 'https://kubernetes.io/docs/concepts/containers/images/',
  },
  {
    id: 'quota-fits',
    severity: 'error',
    path: 'shop/quota',
    problem: 'at worst 14 pods are asked for, the quota "quota" allows 12',
    fix: 'raise pods, or lower a max',
  },
  {
    id: 'no-budget',
    severity: 'info',
    node: 'data/StatefulSet/redis',
    path: 'shop/redis',
    problem: 'one pod',
    fix: 'none',
  },
];

/** A shop of three services with everything that a report can say. */
export function shop(): Report {
  const [web, catalog] = [service('web', 'shop'), service('catalog', 'shop', 2)];
  const canary = node({
    role: 'workload',
    kind: 'Deployment',
    name: 'web-canary',
    namespace: 'shop',
    group: 'web',
    workload: { replicas: { min: 1, max: 1 }, share: 10, containers: [container('web', '2.4.0')] },
  });
  const redis = node({
    role: 'workload',
    kind: 'StatefulSet',
    name: 'redis',
    namespace: 'data',
    group: 'redis',
    workload: { replicas: { min: 1, max: 1 }, containers: [container('redis', '7.2')] },
  });
  const claim = node({
    role: 'storage',
    kind: 'PersistentVolumeClaim',
    name: 'redis-data',
    namespace: 'data',
    group: 'redis',
    lines: ['8Gi'],
  });
  const mail = node({ role: 'external', kind: 'host', name: 'smtp.example.com', lines: ['587'] });
  const [from, of] = ['shop/Deployment/web', 'shop/Deployment/catalog'];
  return report({
    namespaces: [
      { name: 'shop', isDefinedHere: true, podSecurity: 'restricted' },
      { name: 'data', isDefinedHere: false },
    ],
    nodes: [
      node({ role: 'outside', kind: 'internet', name: 'internet' }),
      ...web.nodes.map((each) =>
        each.id === from ? { ...each, findings: [0], workload: { ...each.workload!, share: 90 } } : each,
      ),
      canary,
      ...catalog.nodes,
      { ...redis, findings: [2] },
      claim,
      mail,
    ],
    edges: [
      ...web.edges,
      { from: 'shop/Service/web', to: canary.id, kind: 'selects', label: '10%' },
      ...catalog.edges,
      { from, to: of, kind: 'connects', label: '8080', allowed: true, reason: 'NetworkPolicy "catalog" lets "web" in' },
      { from: of, to: redis.id, kind: 'connects', label: '6379', allowed: true, reason: 'NetworkPolicy "redis"' },
      {
        from,
        to: redis.id,
        kind: 'connects',
        label: '6379',
        allowed: false,
        reason: 'no rule of "redis" lets "web" in',
      },
      { from, to: mail.id, kind: 'connects', label: '587', allowed: true, reason: 'NetworkPolicy "web"' },
      { from: redis.id, to: claim.id, kind: 'uses' },
    ],
    promises: ['web', 'catalog'].map((name) => ({
      id: `shop/Deployment/${name}`,
      name,
      namespace: 'shop',
      promises: PROMISES,
    })),
    plan: [
      {
        namespace: 'shop',
        quota: 'quota',
        resource: 'requests.cpu',
        limit: '2',
        now: '600m',
        worst: '1500m',
        nowShare: 0.3,
        worstShare: 0.75,
        contributors: ['web', 'catalog', 'web-canary', 'migrate'].map((name) => ({
          name: `Deployment/${name}`,
          now: '150m',
          worst: '375m',
        })),
      },
      {
        namespace: 'shop',
        quota: 'quota',
        resource: 'pods',
        limit: '12',
        now: '5',
        worst: '14',
        nowShare: 5 / 12,
        worstShare: 14 / 12,
        contributors: [{ name: 'Deployment/web', now: '5', worst: '14' }],
      },
    ],
    cost: {
      currency: 'EUR',
      perMonth: { now: 41.5, worst: 98 },
      byNamespace: [{ namespace: 'shop', now: 41.5, worst: 98 }],
    },
    findings: FINDINGS,
    prerequisites: [
      {
        name: 'cert-manager',
        neededBy: ['shop/Ingress/web', 'shop/Ingress/catalog'],
        install: 'helm install cert-manager oci://quay.io/jetstack/charts/cert-manager --set crds.enabled=true',
      },
    ],
    changes: {
      against: 'v1.4.0',
      changes: [
        {
          node: from,
          namespace: 'shop',
          subject: 'web',
          kind: 'changed',
          what: ['image 1.4.2 -> 1.5.0', 'new egress to redis:6379'],
          restart: 'yes, 12 at most 3 at a time',
          dangers: [],
        },
        {
          node: 'data/PersistentVolumeClaim/old',
          namespace: 'data',
          subject: 'old',
          kind: 'removed',
          what: ['8Gi of storage'],
          dangers: ['what is in the claim is deleted with it'],
        },
      ],
    },
  });
}
