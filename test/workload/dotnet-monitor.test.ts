import { Chart, Testing } from 'cdk8s';
import { AspNetCoreService, ClusterProfile, DotnetMonitor } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function service(cluster: ClusterProfile, diagnostics = true): AspNetCoreService {
  const chart = new Chart(Testing.app(), 'shop');
  cluster.applyTo(chart);
  return new AspNetCoreService(chart, 'web', {
    image: 'example.com/web:1',
    dotnetVersion: '8.0',
    runtime: { diagnostics },
  });
}

test('shares a diagnostic socket with the service, and listens on localhost only', () => {
  const web = service(ClusterProfile.managed({ kubernetesVersion: '1.30' }));
  web.use(DotnetMonitor.withApiKey('apikey'));
  const pod = manifestOf(web, 'Deployment').spec.template.spec;
  const [main] = pod.containers;
  const [monitor] = pod.initContainers;
  expect(main.env).toContainEqual({ name: 'DOTNET_DiagnosticPorts', value: '/diag/dotnet-monitor.sock,nosuspend' });
  expect(main.volumeMounts).toContainEqual({ name: 'diag', mountPath: '/diag' });
  expect(monitor).toMatchObject({
    name: 'dotnet-monitor',
    image: 'mcr.microsoft.com/dotnet/monitor:8',
    args: ['collect'],
    restartPolicy: 'Always',
    env: [
      { name: 'DOTNETMONITOR_DiagnosticPort__ConnectionMode', value: 'Listen' },
      { name: 'DOTNETMONITOR_Storage__DefaultSharedPath', value: '/diag' },
      { name: 'DOTNETMONITOR_Urls', value: 'http://localhost:52323' },
      { name: 'DOTNETMONITOR_Metrics__Endpoints', value: 'http://+:52325' },
    ],
    ports: [{ name: 'diag-metrics', containerPort: 52325, protocol: 'TCP' }],
    volumeMounts: [
      { name: 'diag', mountPath: '/diag' },
      { name: 'monitor-tmp', mountPath: '/tmp' },
      { name: 'monitor-key', mountPath: '/etc/dotnet-monitor', readOnly: true },
    ],
  });
  expect(pod.volumes).toContainEqual({ name: 'diag', emptyDir: { sizeLimit: '1Gi' } });
  expect(pod.volumes).toContainEqual({ name: 'monitor-key', secret: { secretName: 'apikey', defaultMode: 288 } });
});

test('goes without a key on a local cluster', () => {
  const web = service(ClusterProfile.kind());
  web.use(DotnetMonitor.withoutAuthentication());
  const { containers } = manifestOf(web, 'Deployment').spec.template.spec;
  expect(containers[1].args).toEqual(['collect', '--no-auth']);
});

test.each<[string, () => unknown, string]>([
  [
    'no key in production',
    () => service(ClusterProfile.managed()).use(DotnetMonitor.withoutAuthentication()),
    'dotnet monitor without a key would let anyone in the pod read memory, on the cluster "managed"; ' +
      'use DotnetMonitor.withApiKey, with a Secret from dotnet monitor generatekey',
  ],
  [
    'diagnostics off',
    () => service(ClusterProfile.managed(), false).use(DotnetMonitor.withApiKey('apikey')),
    'dotnet monitor sees nothing while DOTNET_EnableDiagnostics is 0; leave diagnostics on',
  ],
  [
    'a metrics port that is none',
    () => service(ClusterProfile.managed()).use(DotnetMonitor.withApiKey('apikey', { metricsPort: 70000 })),
    'metrics port 70000 is not valid; use a whole number from 1 to 65535',
  ],
])('%s is refused', (_, action, message) => {
  expect(messageOf(action)).toBe(`shop/web: ${message}`);
});
