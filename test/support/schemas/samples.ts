import { schemaProblems, SCHEMA_VERSIONS } from '../schemas';

/** Right manifests, which tests make wrong in one place. */
const metadata = { name: 'web', namespace: 'shop', labels: { app: 'web' } };
const selector = { matchLabels: { app: 'web' } };
const issuer = { acme: { server: 'https://acme.example.com', privateKeySecretRef: { name: 'key' } } };

const container = {
  name: 'web',
  image: 'registry.example.com/web:1.0',
  imagePullPolicy: 'IfNotPresent',
  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
  env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '256Mi' } },
  readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 5 },
  securityContext: { capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
};
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };

const gatewayRoute = (match: object) => ({
  parentRefs: [{ name: 'edge', sectionName: 'https' }],
  hostnames: ['shop.example.com'],
  rules: [{ matches: [match], backendRefs: [{ name: 'web', port: 80, weight: 90 }] }],
});

const specs: Record<string, object> = {
  'apps/v1 Deployment': { replicas: 2, selector, strategy: { rollingUpdate: { maxSurge: '25%' } }, template },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    maxReplicas: 8,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  },
  'batch/v1 CronJob': {
    schedule: '0 2 * * *',
    concurrencyPolicy: 'Forbid',
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } } },
  },
  'networking.k8s.io/v1 Ingress': {
    rules: [
      {
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
        },
      },
    ],
  },
  'networking.k8s.io/v1 NetworkPolicy': {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 8080 }] }],
  },
  'policy/v1 PodDisruptionBudget': { selector, maxUnavailable: 1 },
  'v1 ResourceQuota': { hard: { pods: '10', 'limits.memory': '4Gi' } },
  'v1 Service': {
    selector: { app: 'web' },
    type: 'ClusterIP',
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  },
  'argoproj.io/v1alpha1 AnalysisTemplate': {
    metrics: [{ name: 'errors', interval: '1m', provider: { prometheus: { address: 'http://prom', query: 'up' } } }],
  },
  'argoproj.io/v1alpha1 Rollout': { selector, template, strategy: { canary: { steps: [{ setWeight: 10 }] } } },
  'autoscaling.k8s.io/v1 VerticalPodAutoscaler': {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    updatePolicy: { updateMode: 'Off' },
    resourcePolicy: { containerPolicies: [{ containerName: 'web', minAllowed: { cpu: '100m' } }] },
  },
  'cert-manager.io/v1 Certificate': {
    secretName: 'tls',
    dnsNames: ['shop.example.com'],
    issuerRef: { name: 'ca' },
    privateKey: { algorithm: 'ECDSA' },
  },
  'cert-manager.io/v1 ClusterIssuer': issuer,
  'cert-manager.io/v1 Issuer': issuer,
  'external-secrets.io/v1 ExternalSecret': {
    secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
    data: [{ secretKey: 'password', remoteRef: { key: 'shop/db' } }],
  },
  'gateway.networking.k8s.io/v1 GRPCRoute': gatewayRoute({ method: { type: 'Exact', service: 'shop.Orders' } }),
  'gateway.networking.k8s.io/v1 Gateway': {
    gatewayClassName: 'envoy',
    listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'tls' }] } }],
  },
  'gateway.networking.k8s.io/v1 HTTPRoute': gatewayRoute({ path: { type: 'PathPrefix', value: '/' } }),
  'gateway.networking.k8s.io/v1beta1 ReferenceGrant': {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'edge' }],
    to: [{ group: '', kind: 'Secret' }],
  },
  'grafana.integreatly.org/v1beta1 GrafanaDashboard': {
    instanceSelector: { matchLabels: { dashboards: 'shop' } },
    configMapRef: { name: 'dashboard', key: 'web.json' },
  },
  'keda.sh/v1alpha1 ScaledObject': {
    scaleTargetRef: { name: 'web' },
    maxReplicaCount: 8,
    fallback: { behavior: 'static', failureThreshold: 3, replicas: 4 },
    triggers: [{ type: 'rabbitmq', metadata: { queueName: 'orders' } }],
  },
  'keda.sh/v1alpha1 TriggerAuthentication': {
    secretTargetRef: [{ parameter: 'host', name: 'rabbit', key: 'uri' }],
    podIdentity: { provider: 'azure-workload' },
  },
  'monitoring.coreos.com/v1 PodMonitor': { selector, podMetricsEndpoints: [{ port: 'http', interval: '30s' }] },
  'monitoring.coreos.com/v1 PrometheusRule': {
    groups: [{ name: 'web', rules: [{ alert: 'Down', expr: 'up == 0', for: '5m' }] }],
  },
  'monitoring.coreos.com/v1 ServiceMonitor': {
    selector,
    endpoints: [{ port: 'http', path: '/metrics', interval: '30s', scheme: 'http' }],
  },
  'traefik.io/v1alpha1 IngressRoute': {
    routes: [{ match: 'Host(`shop.example.com`)', kind: 'Rule', services: [{ name: 'web', port: 80 }] }],
  },
  'traefik.io/v1alpha1 Middleware': { headers: { stsSeconds: 31536000 }, rateLimit: { average: 100, period: '1s' } },
  'traefik.io/v1alpha1 TraefikService': { weighted: { services: [{ name: 'web', port: 80, weight: 9 }] } },
};

export const SAMPLES = Object.keys(specs);

/** A right manifest of a kind such as `apps/v1 Deployment`, one's own to change. */
export function sample(name: string): any {
  const [apiVersion, kind] = name.split(' ');
  return structuredClone({ apiVersion, kind, metadata, spec: specs[name] });
}

/** Sets the field at a path of names and indexes; undefined removes it. */
export function setAt(manifest: any, path: string, value: unknown): any {
  const names = path.split('.');
  const last = names.pop()!;
  const owner = names.reduce((object, name) => object[name], manifest);
  if (value === undefined) {
    delete owner[last];
  } else {
    owner[last] = value;
  }
  return manifest;
}

/** A path of names and indexes as the problems show it. */
export function shown(path: string): string {
  return path.replace(/\.(\d+)/g, '[$1]');
}

/** What is wrong with a sample after a change, which the schemas of both versions must say alike. */
export function problemsAfter(name: string, path: string, value: unknown): string[] {
  const changed = setAt(sample(name), path, value);
  const [oldest, newest] = SCHEMA_VERSIONS.map((version) => schemaProblems(changed, version));
  expect(newest).toEqual(oldest);
  return newest;
}
