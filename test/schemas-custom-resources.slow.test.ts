import { problemsAfter, shown } from './support/schemas/samples';

type Row = [path: string, value: unknown, problem: string];

const POD = 'spec.template.spec.containers.0';
const UNKNOWN = 'unknown field';
const DNS_LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

const rows: Record<string, Row[]> = {
  'argoproj.io/v1alpha1 AnalysisTemplate': [
    ['spec.metrics.0.intervall', '1m', UNKNOWN],
    ['spec.metrics.0.provider.prometheus.url', 'x', UNKNOWN],
    ['spec.metrics.0.provider.prometheus.query', 1, '1 is not of the type string'],
    ['spec.metrics.0.failureLimit', true, 'true is not of the type integer or string'],
    ['spec.metrics.0.provider', undefined, 'missing'],
  ],
  'argoproj.io/v1alpha1 Rollout': [
    ['spec.stategy', {}, UNKNOWN],
    ['spec.strategy.canary.steps.0.setWieght', 10, UNKNOWN],
    ['spec.strategy.canary.steps.0.setWeight', '10', '"10" is not of the type integer'],
    [`${POD}.imagePullPolcy`, 'Always', UNKNOWN],
    [`${POD}.resources.requests.cpu`, true, 'true is not of the type string or number'],
    [`${POD}.resources.limits.memory`, '256MB', '"256MB" is not of the format quantity'],
    [`${POD}.name`, undefined, 'missing'],
    ['metadata.label', {}, UNKNOWN],
  ],
  'autoscaling.k8s.io/v1 VerticalPodAutoscaler': [
    ['spec.updatePolicy.mode', 'Off', UNKNOWN],
    ['spec.resourcePolicy.containerPolicies.0.minAllow', {}, UNKNOWN],
    [
      'spec.resourcePolicy.containerPolicies.0.controlledValues',
      'Requests',
      oneOf('Requests', 'RequestsAndLimits, RequestsOnly'),
    ],
    ['spec.resourcePolicy.containerPolicies.0.minAllowed.cpu', true, 'true is not of the type integer or string'],
    ['spec.targetRef.kind', undefined, 'missing'],
  ],
  'cert-manager.io/v1 Certificate': [
    ['spec.dnsName', [], UNKNOWN],
    ['spec.privateKey.algorithm', 'DSA', oneOf('DSA', 'RSA, ECDSA, Ed25519')],
    ['spec.dnsNames', 'shop.example.com', '"shop.example.com" is not of the type array'],
    ['spec.issuerRef.name', undefined, 'missing'],
  ],
  'cert-manager.io/v1 ClusterIssuer': [
    ['spec.acme.solver', [], UNKNOWN],
    ['spec.acme.server', undefined, 'missing'],
  ],
  'cert-manager.io/v1 Issuer': [
    ['spec.acme.privateKeySecretRef.nam', 'x', UNKNOWN],
    ['spec.acme.skipTLSVerify', 'no', '"no" is not of the type boolean'],
  ],
  'external-secrets.io/v1 ExternalSecret': [
    ['spec.secretStoreReference', {}, UNKNOWN],
    ['spec.data.0.remoteRef.keys', 'x', UNKNOWN],
    ['spec.data.0.remoteRef.decodingStrategy', 'Hex', oneOf('Hex', 'Auto, Base64, Base64URL, None')],
    ['spec.data.0.secretKey', 'a b', '"a b" is not of the pattern ^[-._a-zA-Z0-9]+$'],
    ['spec.data.0.remoteRef.key', undefined, 'missing'],
  ],
  'gateway.networking.k8s.io/v1 GRPCRoute': [
    ['spec.rules.0.matches.0.methods', {}, UNKNOWN],
    ['spec.rules.0.matches.0.method.type', 'Prefix', oneOf('Prefix', 'Exact, RegularExpression')],
  ],
  'gateway.networking.k8s.io/v1 Gateway': [
    ['spec.gatewayClass', 'envoy', UNKNOWN],
    ['spec.listeners.0.tls.certificateRef', [], UNKNOWN],
    ['spec.listeners.0.port', 70000, 'must be <= 65535'],
    ['spec.listeners.0.protocol', undefined, 'missing'],
  ],
  'gateway.networking.k8s.io/v1 HTTPRoute': [
    ['spec.hostname', 'shop.example.com', UNKNOWN],
    ['spec.rules.0.timeouts', { requests: '5s' }, UNKNOWN],
    ['spec.rules.0.backendRefs.0.wieght', 90, UNKNOWN],
    ['spec.rules.0.backendRefs.0.weight', '90', '"90" is not of the type integer'],
    ['spec.rules.0.backendRefs.0.namespace', 'My_Shop', `"My_Shop" is not of the pattern ${DNS_LABEL}`],
    ['spec.rules.0.matches.0.path.type', 'Prefix', oneOf('Prefix', 'Exact, PathPrefix, RegularExpression')],
    ['spec.rules.0.backendRefs.0.name', undefined, 'missing'],
  ],
  'gateway.networking.k8s.io/v1beta1 ReferenceGrant': [
    ['spec.from.0.name', 'edge', UNKNOWN],
    ['spec.to.0.kind', undefined, 'missing'],
  ],
  'grafana.integreatly.org/v1beta1 GrafanaDashboard': [
    ['spec.configMapReference', {}, UNKNOWN],
    ['spec.instanceSelector.matchLabel', {}, UNKNOWN],
    ['spec.uid', 'my board', '"my board" is not of the pattern ^[a-zA-Z0-9-_]+$'],
    ['spec.configMapRef.key', undefined, 'missing'],
  ],
  'keda.sh/v1alpha1 ScaledObject': [
    ['spec.maxReplicas', 8, UNKNOWN],
    ['spec.triggers.0.metadta', {}, UNKNOWN],
    ['spec.triggers.0.metadata.queueLength', 5, '5 is not of the type string'],
    [
      'spec.triggers.0.authenticationRef',
      { name: 'x', kind: 'Secret' },
      oneOf('Secret', 'TriggerAuthentication, ClusterTriggerAuthentication'),
    ],
    ['spec.triggers.0.type', undefined, 'missing'],
  ],
  'keda.sh/v1alpha1 TriggerAuthentication': [
    ['spec.secretTargetRefs', [], UNKNOWN],
    ['spec.podIdentity.provider', 'azure', oneOf('azure', 'azure-workload, gcp, aws, aws-eks, none')],
    ['spec.secretTargetRef.0.key', undefined, 'missing'],
  ],
  'monitoring.coreos.com/v1 PodMonitor': [
    ['spec.endpoints', [], UNKNOWN],
    ['spec.podMetricsEndpoints.0.scheme', 'h2', oneOf('h2', 'http, https, HTTP, HTTPS')],
    ['spec.selector', undefined, 'missing'],
  ],
  'monitoring.coreos.com/v1 PrometheusRule': [
    ['spec.groups.0.rules.0.expression', 'up', UNKNOWN],
    ['spec.groups.0.rules.0.labels', { severity: 1 }, '1 is not of the type string'],
    ['spec.groups.0.rules.0.expr', undefined, 'missing'],
  ],
  'monitoring.coreos.com/v1 ServiceMonitor': [
    ['spec.endpoints.0.intervall', '30s', UNKNOWN],
    ['spec.endpoints.0.port', 8080, '8080 is not of the type string'],
    ['spec.endpoints', undefined, 'missing'],
  ],
  'traefik.io/v1alpha1 IngressRoute': [
    ['spec.entrypoints', ['web'], UNKNOWN],
    ['spec.routes.0.services.0.strategy', 'random', oneOf('random', 'wrr, p2c, hrw, leasttime, RoundRobin')],
    ['spec.routes.0.match', undefined, 'missing'],
  ],
  'traefik.io/v1alpha1 Middleware': [
    ['spec.ratelimit', {}, UNKNOWN],
    ['spec.headers.stsSecond', 1, UNKNOWN],
    ['spec.headers.stsSeconds', '31536000', '"31536000" is not of the type integer'],
  ],
  'traefik.io/v1alpha1 TraefikService': [
    ['spec.weighted.services.0.wieght', 9, UNKNOWN],
    ['spec.weighted.services.0.name', undefined, 'missing'],
  ],
};

function oneOf(value: string, allowed: string): string {
  return `"${value}" is not one of ${allowed}`;
}

describe.each(Object.entries(rows))('the official schema of %s refuses', (name, cases) => {
  test.each(cases)('%s %p', (path, value, problem) => {
    const [found, ...others] = problemsAfter(name, path, value);
    // A value of several fields is wrong in one of them: the path goes on.
    expect(found.startsWith(shown(path))).toBe(true);
    expect(found.slice(found.indexOf(': ') + 2)).toBe(problem);
    expect(others).toEqual([]);
  });
});
