import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type * as library from 'cdk8s-aspnetcore';

/**
 * Services of ten objects each, a chart for every one, each connected to the one before; as the benchmark has them.
 * Charts may depend on the one before, too.
 */
export function buildFleet(lib: typeof library, outdir: string, count: number, dependent = false): library.App {
  const cluster = lib.ClusterProfile.managed({ kubernetesVersion: '1.31', addons: ['metrics-server', 'traefik'] });
  const app = new lib.App({ outdir, cluster });
  let before: Chart | undefined;
  let previous: library.AspNetCoreService | undefined;
  for (let index = 0; index < count; index++) {
    const name = `service-${index}`;
    const chart = new Chart(app, name, { namespace: name });
    new lib.TenantNamespace(chart, 'namespace', {
      name,
      quota: { cpu: { request: Cpu.units(8) }, memory: { request: Size.gibibytes(8) }, pods: 20 },
    });
    const service = new lib.AspNetCoreService(chart, 'web', {
      image: 'registry.example.com/web:1.4.2',
      appSettings: lib.AppSettings.of({ Orders: { Retry: 3 } }),
      exposure: lib.Exposure.ingress({ hosts: [`s${index}.example.com`] }),
      scaling: lib.Scaling.automatic({ min: 2, max: 4, metrics: [lib.Metric.cpu({ targetPercent: 70 })] }),
      resources: lib.ContainerResources.of({
        cpu: { request: Cpu.millis(100) },
        memory: { limit: Size.mebibytes(256) },
      }),
    });
    if (previous) {
      service.connectTo(previous);
    }
    if (before && dependent) {
      chart.addDependency(before);
    }
    before = chart;
    previous = service;
  }
  return app;
}
