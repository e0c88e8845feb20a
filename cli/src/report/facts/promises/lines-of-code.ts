/**
 * The line that would keep a promise, for the props of an AspNetCoreService; what begins with `new` goes into its chart.
 * A test compiles and synthesises each.
 */
export const CODE = {
  expose: 'exposure: Exposure.clusterOnly()',
  scale: 'scaling: Scaling.automatic({ min: 2, max: 6, metrics: [Metric.cpu({ targetPercent: 70 })] })',
  readiness: 'health: HealthCheck.aspNetCore()',
  rolling: 'delivery: Delivery.rollingUpdate()',
  disruption: 'disruption: DisruptionBudget.maxUnavailable(PodCount.of(1))',
  replicas: 'scaling: Scaling.replicas(2)',
  metrics: 'metrics: Metrics.prometheus()',
  tls: "exposure: Exposure.ingress({ hosts: ['shop.example.com'], tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }) })",
  gatewayTls:
    "new HttpGateway(chart, 'public', { hosts: ['shop.example.com'], tls: Tls.certManager({ issuer: Issuer.cluster('letsencrypt') }) })",
  quota:
    "new ResourceQuota(chart, 'quota', { cpu: { request: Cpu.units(8) }, memory: { request: Size.gibibytes(16) }, pods: 40 })",
  resources: 'resources: ContainerSize.small()',
  canary: "delivery: Delivery.canary({ image: 'registry.example.com/shop/web:2.4.0', weight: 10 })",
  settings: "appSettings: AppSettings.of({ Logging: { LogLevel: { Default: 'Warning' } } })",
} as const;
