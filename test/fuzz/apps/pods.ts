import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { DotnetMonitor, ServiceVolume, VerticalRecommendations, WebService } from 'cdk8s-aspnetcore';
import { rarely, Of, whole, word } from './arbitrary';

const VOLUMES = {
  configMap: () => ServiceVolume.configMap('shop-files'),
  emptyDir: () => ServiceVolume.emptyDir({ sizeLimit: Size.mebibytes(64) }),
  ephemeral: () => ServiceVolume.ephemeral({ size: Size.gibibytes(1) }),
  persistentVolumeClaim: () => ServiceVolume.persistentVolumeClaim('uploads'),
  secret: () => ServiceVolume.secret('shop-key'),
};
type VolumeKind = keyof typeof VOLUMES;

/** What else is in the pods of a service. */
export const pods = fc.record({
  volumes: rarely(fc.subarray(Object.keys(VOLUMES) as VolumeKind[], { minLength: 1 })),
  sidecars: rarely(
    fc.uniqueArray(fc.record({ name: word('proxy', 'log-shipper'), port: rarely(whole(15000, 15001)) }), {
      minLength: 1,
      selector: ({ name }) => name,
    }),
  ),
  initContainers: rarely(fc.uniqueArray(word('wait', 'unpack'), { minLength: 1 })),
  monitor: rarely(fc.constant(true)),
  vertical: rarely(fc.constant(true)),
  patched: rarely(fc.constant(true)),
  granted: rarely(fc.constant(true)),
});
export type PodsDescription = Of<typeof pods>;

export function fillPods(service: WebService, given: PodsDescription): void {
  const { volumes = [], sidecars = [], initContainers = [] } = given;
  for (const kind of volumes) {
    service.addVolume(kind.toLowerCase(), VOLUMES[kind](), { mountPath: `/var/${kind}`, readOnly: kind === 'secret' });
  }
  for (const { name, port } of sidecars) {
    const containerPort = port === undefined ? undefined : port + (name === 'proxy' ? 0 : 10);
    const ports = containerPort === undefined ? undefined : [{ portName: `${name.slice(0, 5)}-http`, containerPort }];
    service.addSidecar({ name, image: `registry.example.com/tools/${name}:1.2.3`, ports, args: ['--quiet', ''] });
  }
  for (const name of initContainers) {
    service.addInitContainer({ name, image: 'registry.example.com/tools/init:1.0.0', env: { FOR: name } });
  }
  if (given.monitor) {
    service.use(DotnetMonitor.withApiKey('monitor-key'));
  }
  if (given.vertical) {
    service.use(VerticalRecommendations.of());
  }
  if (given.patched) {
    service.patchContainer(service.serviceName, { stdin: true, terminationMessagePolicy: 'FallbackToLogsOnError' });
  }
  if (given.granted) {
    service.grant([{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }]);
  }
}

/** How long a migration may take. */
export const MIGRATION_TIMEOUT = Duration.minutes(10);
