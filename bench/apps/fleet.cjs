// A fleet by this library: `node fleet.cjs 1000 outdir`. A chart with ten objects a service, each calls the one before.
const { Chart, Size } = require('cdk8s');
const { Cpu } = require('cdk8s-plus-27');
const {
  App,
  AppSettings,
  AspNetCoreService,
  ClusterProfile,
  ContainerResources,
  Exposure,
  Metric,
  Scaling,
  TenantNamespace,
} = require('cdk8s-aspnetcore');

const [count, outdir] = process.argv.slice(2);
const cluster = ClusterProfile.managed({ kubernetesVersion: '1.31', addons: ['metrics-server', 'traefik'] });
const app = new App({ outdir, cluster });
let previous;
for (let index = 0; index < Number(count); index++) {
  const name = `service-${index}`;
  const chart = new Chart(app, name, { namespace: name });
  new TenantNamespace(chart, 'namespace', {
    name,
    quota: { cpu: { request: Cpu.units(8) }, memory: { request: Size.gibibytes(8) }, pods: 20 },
  });
  const service = new AspNetCoreService(chart, 'web', {
    image: 'registry.example.com/web:1.4.2',
    appSettings: AppSettings.of({ Orders: { Retry: 3 } }),
    exposure: Exposure.ingress({ hosts: [`s${index}.example.com`] }),
    scaling: Scaling.automatic({ min: 2, max: 4, metrics: [Metric.cpu({ targetPercent: 70 })] }),
    resources: ContainerResources.of({ cpu: { request: Cpu.millis(100) }, memory: { limit: Size.mebibytes(256) } }),
  });
  if (previous) {
    service.connectTo(previous);
  }
  previous = service;
}
app.synth();
