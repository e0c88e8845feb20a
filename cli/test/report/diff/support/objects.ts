import { deployment, object } from './manifests';

/** What was, what is dangerous after it, what is not, and what is said of the dangerous. */
export interface DangerCase {
  readonly before: string;
  readonly bad: string;
  readonly good: string;
  readonly what: string;
}

export const apps = { apiVersion: 'apps/v1' };
export const net = { apiVersion: 'networking.k8s.io/v1' };
export const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1' };
export const crds = { apiVersion: 'apiextensions.k8s.io/v1' };
export const hpa = object(
  'HorizontalPodAutoscaler',
  'spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 5 }',
  {
    apiVersion: 'autoscaling/v2',
  },
);
export const service = (selector: string, rest = '') =>
  object('Service', `spec: { selector: ${selector}, ports: [{ port: 80 }]${rest} }`);
export const ingress = (hosts: string[], tls: string, annotations = '{}') =>
  object(
    'Ingress',
    `spec: { rules: [${hosts.map((host) => `{ host: ${host} }`).join(', ')}], tls: ${tls} }`,
    net,
  ).replace('namespace: shop', `namespace: shop, annotations: ${annotations}`);
export const claim = (size: string, mode = 'ReadWriteOnce') =>
  object('PersistentVolumeClaim', `spec: { accessModes: [${mode}], resources: { requests: { storage: ${size} } } }`, {
    name: 'data',
  });
export const budget = (bound: string) =>
  object('PodDisruptionBudget', `spec: { ${bound}, selector: { matchLabels: { app: web } } }`, {
    apiVersion: 'policy/v1',
  });
export const set = (rest: string, size = '5Gi') =>
  object(
    'StatefulSet',
    `spec: { ${rest}, selector: { matchLabels: { app: db } }, template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: 'db:1' }] } }, volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: ${size} } } } }] }`,
    { ...apps, name: 'db' },
  );
export const job = (image: string, rest = 'backoffLimit: 6') =>
  object('Job', `spec: { ${rest}, template: { spec: { containers: [{ name: a, image: ${image} }] } } }`, {
    apiVersion: 'batch/v1',
    name: 'run',
  });
export const pod = (image: string, node = 'a') =>
  object('Pod', `spec: { nodeName: ${node}, containers: [{ name: a, image: ${image} }] }`, { name: 'one' });
export const space = (level: string) =>
  `\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: ${level} } }\n`;
export const role = (rules: string) => object('Role', `rules: [${rules}]`, rbac);
export const binding = (name: string, subject = 'a') =>
  object(
    'RoleBinding',
    `roleRef: { kind: ClusterRole, name: ${name} }\nsubjects: [{ kind: User, name: ${subject} }]`,
    rbac,
  );
export const definition = (versions: string) =>
  object('CustomResourceDefinition', `spec: { scope: Cluster, versions: [${versions}] }`, {
    ...crds,
    name: 'things.a.test',
  });
export const policy = (selector: string, types = '[Ingress]') =>
  object('NetworkPolicy', `spec: { podSelector: ${selector}, policyTypes: ${types} }`, net);
export const quota = (pods: number) => object('ResourceQuota', `spec: { hard: { pods: ${pods} } }`, { name: 'quota' });
export const rollout = (label: string) =>
  object(
    'Rollout',
    `spec: { selector: { matchLabels: { app: ${label} } }, template: { metadata: { labels: { app: ${label} } }, spec: { containers: [{ name: a, image: 'a:1' }] } } }`,
    { apiVersion: 'argoproj.io/v1alpha1' },
  );
export const webOf = (labels: string) =>
  deployment()
    .replaceAll('{ app: web }', `{ app: web, ${labels} }`)
    .replace(`matchLabels: { app: web, ${labels} }`, 'matchLabels: { app: web }');
