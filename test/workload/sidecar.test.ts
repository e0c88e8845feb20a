import { Chart, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile, ExtraContainerOptions, ServiceVolume, SidecarOptions, WebService } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

function web(kubernetesVersion?: string): WebService {
  const chart = new Chart(Testing.app(), 'shop');
  ClusterProfile.managed({ kubernetesVersion }).applyTo(chart);
  return new WebService(chart, 'web', { image: 'registry.example.com/web:1' });
}

function podOf(service: WebService): any {
  return manifestOf(service, 'Deployment').spec.template.spec;
}

const PROXY: SidecarOptions = {
  name: 'proxy',
  image: 'registry.example.com/proxy:2',
  args: ['--verbose'],
  env: { UPSTREAM: 'http://localhost:8080' },
  ports: [{ portName: 'admin', containerPort: 9901 }],
  volumeMounts: [{ volumeName: 'shared', mountPath: '/shared', readOnly: true }],
};

const RENDERED = {
  name: 'proxy',
  image: 'registry.example.com/proxy:2',
  imagePullPolicy: 'Always',
  args: ['--verbose'],
  env: [{ name: 'UPSTREAM', value: 'http://localhost:8080' }],
  ports: [{ name: 'admin', containerPort: 9901, protocol: 'TCP' }],
  resources: {
    requests: { cpu: '50m', memory: '64Mi', 'ephemeral-storage': '64Mi' },
    limits: { cpu: '250m', memory: '64Mi', 'ephemeral-storage': '128Mi' },
  },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL', 'NET_RAW'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
  },
  volumeMounts: [{ name: 'shared', mountPath: '/shared', readOnly: true }],
};

test.each([
  ['1.28', 'containers', RENDERED],
  ['1.29', 'initContainers', { ...RENDERED, restartPolicy: 'Always' }],
])('on Kubernetes %s a sidecar is one of the %s', (version, list, expected) => {
  const service = web(version);
  service.addVolume('shared', ServiceVolume.emptyDir());
  service.addSidecar(PROXY);
  expect(podOf(service)[list].filter(({ name }: { name: string }) => name === 'proxy')).toEqual([expected]);
  const other = list === 'containers' ? 'initContainers' : 'containers';
  expect((podOf(service)[other] ?? []).map(({ name }: { name: string }) => name)).not.toContain('proxy');
});

test('an init container runs to its end, in the order of the calls', () => {
  const service = web('1.29');
  const first: ExtraContainerOptions = { name: 'first', image: 'busybox:1.36', command: ['true'] };
  service.addInitContainer(first);
  service.addInitContainer({ ...first, name: 'second' });
  expect(podOf(service).initContainers).toMatchObject([
    { name: 'first', command: ['true'] },
    { name: 'second', command: ['true'] },
  ]);
  expect(Object.keys(podOf(service).initContainers[0])).not.toContain('restartPolicy');
});

test('the Service does not offer the ports of a sidecar', () => {
  const service = web();
  service.addVolume('shared', ServiceVolume.emptyDir());
  service.addSidecar(PROXY);
  expect(manifestOf(service, 'Service').spec.ports).toMatchObject([{ name: 'http' }]);
});

const OWN = 'give each port a name and number of its own';

test.each<[string, SidecarOptions, string]>([
  ['a name that is no label', { ...PROXY, name: 'My_Proxy' }, 'container name "My_Proxy" is not valid; '],
  ['the name of the main container', { ...PROXY, name: 'web' }, 'two containers are named "web"; '],
  ['an invalid image', { ...PROXY, image: 'Proxy' }, 'image "Proxy" has upper-case letters in its repository; '],
  [
    'a port of the main container',
    { ...PROXY, ports: [{ portName: 'admin', containerPort: 8080 }] },
    `containers "web" and "proxy" open two ports of the number 8080/TCP; ${OWN}`,
  ],
  [
    'a port name of the main container',
    { ...PROXY, ports: [{ portName: 'http', containerPort: 9901 }] },
    `containers "web" and "proxy" open two ports of the name http; ${OWN}`,
  ],
  [
    'port 0',
    { ...PROXY, ports: [{ portName: 'admin', containerPort: 0 }] },
    'port admin 0 is not valid; use a whole number from 1 to 65535',
  ],
  [
    'a volume that is not there',
    { ...PROXY, volumeMounts: [{ volumeName: 'shard', mountPath: '/shared' }] },
    'container "proxy" mounts the volume "shard", which the pod does not have; add it by addVolume first, or use shared',
  ],
])('%s is refused', (_, options, message) => {
  const service = web();
  service.addVolume('shared', ServiceVolume.emptyDir());
  expect(messageOf(() => service.addSidecar(options))).toMatch(new RegExp(`^shop/web: ${escape(message)}`));
});

const COMMAND = { exec: { command: ['true'] } };
const named = (name: string) => ({ tcpSocket: { port: k8s.IntOrString.fromString(name) } });

test.each<[string, Partial<SidecarOptions>, string]>([
  [
    'no handler',
    { readinessProbe: {} },
    'readinessProbe of the container "proxy" asks nothing; give it exec, grpc, httpGet or tcpSocket',
  ],
  [
    'two handlers',
    { startupProbe: { ...COMMAND, ...named('admin') } },
    'startupProbe of the container "proxy" has exec and tcpSocket; keep one of them',
  ],
  [
    'a port of the main container',
    { readinessProbe: named('http') },
    'readinessProbe of the container "proxy" asks the port "http", which the container does not open; name it in ports, or use admin',
  ],
  [
    'a port of a container without any',
    { ports: undefined, livenessProbe: { httpGet: { port: k8s.IntOrString.fromString('admin') } } },
    'livenessProbe of the container "proxy" asks the port "admin", which the container does not open; name it in ports',
  ],
  ...(['startupProbe', 'livenessProbe'] as const).map((role): [string, Partial<SidecarOptions>, string] => [
    `two successes for a ${role}`,
    { [role]: { ...COMMAND, successThreshold: 2 } },
    `${role} of the container "proxy" has the successThreshold 2; leave it out: Kubernetes takes only 1 there`,
  ]),
])('a probe with %s is refused', (_, options, message) => {
  expect(messageOf(() => web().addSidecar({ ...PROXY, volumeMounts: [], ...options }))).toBe(`shop/web: ${message}`);
});

test('probes are written as they are', () => {
  const service = web();
  const readinessProbe = { ...named('admin'), successThreshold: 2 };
  const livenessProbe = { tcpSocket: { port: k8s.IntOrString.fromNumber(9901) }, successThreshold: 1 };
  service.addSidecar({ ...PROXY, volumeMounts: [], startupProbe: COMMAND, readinessProbe, livenessProbe });
  expect(podOf(service).containers[1]).toMatchObject({
    startupProbe: COMMAND,
    readinessProbe: { tcpSocket: { port: 'admin' }, successThreshold: 2 },
    livenessProbe: { tcpSocket: { port: 9901 }, successThreshold: 1 },
  });
});

test('a mount path has one form', () => {
  const volumeMounts = [{ volumeName: 'shared', mountPath: '/shared/' }];
  expect(messageOf(() => web().addSidecar({ ...PROXY, volumeMounts }))).toBe(
    'shop/web: mount path "/shared/" has a final or double "/", or a "." or ".." in it; use "/shared"',
  );
});

/** A text as a pattern that matches just that. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
