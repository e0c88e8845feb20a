import * as api from 'cdk8s-aspnetcore';

/** Every name that exists at run time, the generated APIs included; interfaces leave no trace there. */
const NAMES = [
  'AcmeIssuer',
  'AcmeServer',
  'AcmeSolver',
  'AddressFormat',
  'Analysis',
  'App',
  'AppSettings',
  'AspNetCoreService',
  'Audience',
  'CaIssuer',
  'CanaryHeader',
  'CertificateKey',
  'ClusterProfile',
  'ContainerDraft',
  'ContainerResources',
  'ContainerSize',
  'DataProtection',
  'Delivery',
  'DisruptionBudget',
  'DotnetMonitor',
  'Environment',
  'Exposure',
  'ExternalSecret',
  'FindingSeverity',
  'FittedResourceQuota',
  'ForwardedHeaders',
  'GatewayReference',
  'GcMode',
  'HealthCheck',
  'HelloAspNetCore',
  'HttpGateway',
  'ImageSource',
  'IngressController',
  'IngressPath',
  'IpFamily',
  'IpFamilyPolicy',
  'Issuer',
  'KafkaOffsetReset',
  'KafkaSasl',
  'KubernetesVersion',
  'LimitRange',
  'Metric',
  'Migration',
  'NetworkAccess',
  'NetworkIsolation',
  'NginxBackendProtocol',
  'NginxIngress',
  'NodeRequirement',
  'PathMatch',
  'Peer',
  'PodCount',
  'PodDraft',
  'PodIdentity',
  'PodSecurityLevel',
  'PolicySelection',
  'Prerequisites',
  'PrometheusAuthMode',
  'QuotaPlan',
  'QuotaPriority',
  'QuotaScope',
  'RabbitMqMode',
  'RequestPart',
  'ResourceQuota',
  'RolloutAntiAffinity',
  'RolloutMigration',
  'RolloutStep',
  'RouteFilter',
  'RouteMethod',
  'RoutingIntent',
  'SameSite',
  'ScaleTrigger',
  'Scaling',
  'ScalingHandover',
  'ScalingPolicy',
  'ScalingRules',
  'Scheduling',
  'SecretStore',
  'Secrets',
  'SecurityProfile',
  'SelfSignedIssuer',
  'ServiceAddress',
  'ServiceBase',
  'ServiceContext',
  'ServiceEndpoint',
  'ServiceIntent',
  'ServiceVolume',
  'SessionAffinity',
  'Shutdown',
  'Spread',
  'TenantAccess',
  'TenantMember',
  'TenantNamespace',
  'Tls',
  'Toleration',
  'TraefikIngress',
  'TrafficDistribution',
  'TrafficPolicy',
  'TriggerAuthentication',
  'TriggerMetricType',
  'UnhealthyPodEviction',
  'ValueMatch',
  'VerticalRecommendations',
  'WebService',
  'argorollouts',
  'certmanager',
  'externalsecrets',
  'gatewayapi',
  'keda',
  'traefik',
  'verticalpodautoscaler',
];

const NAMESPACES = [
  'argorollouts',
  'certmanager',
  'externalsecrets',
  'gatewayapi',
  'keda',
  'traefik',
  'verticalpodautoscaler',
];

/** Classes print as `class …`, whether written or compiled; functions do not. */
function isClass(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}

/** The members of all enums of this library are strings or numbers. */
function isEnum(value: unknown): boolean {
  const members = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return members.length > 0 && members.every((member) => ['string', 'number'].includes(typeof member));
}

test('the package exports these names', () => {
  expect(Object.keys(api).sort()).toEqual(NAMES);
});

test.each(Object.entries(api).filter(([name]) => !NAMESPACES.includes(name)))(
  '%s is a class or an enum, for all languages of jsii',
  (_name, value) => {
    expect(isClass(value) || isEnum(value)).toBe(true);
  },
);

test.each(NAMESPACES)('%s is a namespace of generated classes', (name) => {
  const classes = Object.entries((api as unknown as Record<string, object>)[name]).filter(([, value]) =>
    isClass(value),
  );
  expect(classes.length).toBeGreaterThan(0);
});
