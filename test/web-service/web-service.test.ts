import { Chart, Testing } from 'cdk8s';
import { ClusterProfile, ImageSource, Scaling, ServiceVolume, WebService, WebServiceProps } from 'cdk8s-aspnetcore';
import { manifestOf, messageOf } from '../support/manifests';

const IMAGE = 'registry.example.com/shop/web:1.4.2';

function chart(cluster?: ClusterProfile): Chart {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster?.applyTo(shop);
  return shop;
}

function web(props: Partial<WebServiceProps> = {}, id = 'web'): WebService {
  return new WebService(chart(), id, { image: IMAGE, ...props });
}

function podOf(service: WebService): any {
  return manifestOf(service, 'Deployment').spec.template.spec;
}

const LABELS = {
  'app.kubernetes.io/name': 'web',
  'app.kubernetes.io/instance': 'web',
  'app.kubernetes.io/version': '1.4.2',
  'app.kubernetes.io/component': 'web',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
};

test('the Deployment selects its instance label, the Service its pods that serve', () => {
  const service = web();
  const { metadata, spec } = manifestOf(service, 'Deployment');
  expect(metadata).toEqual({ name: 'web', namespace: 'shop', labels: LABELS });
  expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/instance': 'web' } });
  expect(spec.template.metadata.labels).toEqual({ ...LABELS, 'cdk8s-aspnetcore/service': 'web' });
  expect(manifestOf(service, 'Service')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop', labels: LABELS },
    spec: {
      type: 'ClusterIP',
      selector: { 'app.kubernetes.io/instance': 'web', 'cdk8s-aspnetcore/service': 'web' },
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
    },
  });
});

test('labels and selectorLabels of the user reach the pods, selectorLabels the selector too', () => {
  const service = web({
    labels: { component: 'frontend', partOf: 'store', version: '7', custom: { 'example.com/team': 'blue' } },
    selectorLabels: { app: 'web-label' },
  });
  const { metadata, spec } = manifestOf(service, 'Deployment');
  expect(metadata.labels).toEqual({
    ...LABELS,
    'app.kubernetes.io/version': '7',
    'app.kubernetes.io/component': 'frontend',
    'app.kubernetes.io/part-of': 'store',
    'example.com/team': 'blue',
  });
  expect(spec.template.metadata.labels).toMatchObject({ 'example.com/team': 'blue', app: 'web-label' });
  expect(spec.selector.matchLabels).toEqual({ app: 'web-label', 'app.kubernetes.io/instance': 'web' });
});

test('an update adds a pod before it takes one away', () => {
  expect(manifestOf(web({ scaling: Scaling.replicas(3) }), 'Deployment').spec).toMatchObject({
    replicas: 3,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  });
});

test('pods meet the Pod Security Standard restricted, without a token and with a read-only root', () => {
  const pod = podOf(web());
  expect(pod.securityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
    fsGroup: 10001,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(pod.containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL', 'NET_RAW'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 10001,
    runAsGroup: 10001,
  });
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    serviceAccountName: 'web',
  });
});

test('OpenShift assigns user and group IDs itself', () => {
  const service = new WebService(chart(ClusterProfile.openshift()), 'web', { image: IMAGE });
  const pod = podOf(service);
  expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(Object.keys(pod.containers[0].securityContext)).not.toContain('runAsUser');
});

test.each([
  [80, [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]],
  [1023, [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]],
  [1024, undefined],
  [65535, undefined],
])('port %d has the sysctls %j', (port, sysctls) => {
  expect(podOf(web({ port })).securityContext.sysctls).toEqual(sysctls);
});

test.each([
  [ClusterProfile.minikube(), 'hello:1', 'Never'],
  [ClusterProfile.microk8s({ addons: ['registry'] }), 'localhost:32000/hello:1', 'Always'],
  [ClusterProfile.managed({ localImageRegistry: 'shop.azurecr.io/dev' }), 'shop.azurecr.io/dev/hello:1', 'Always'],
])('a local image is pulled as the cluster has it (%#)', (cluster, image, imagePullPolicy) => {
  const service = new WebService(chart(cluster), 'web', { image: 'hello:1', imageSource: ImageSource.local() });
  expect(podOf(service).containers[0]).toMatchObject({ image, imagePullPolicy });
});

test('a local image on a cluster that has no way for it is refused', () => {
  expect(messageOf(() => web({ image: 'hello:1', imageSource: ImageSource.local() }))).toBe(
    'shop/web: image "hello:1" is built on this machine, where the cluster "managed" can\'t see it; ' +
      'push it to a registry and name it there, or give the cluster profile a localImageRegistry',
  );
});

test('the main container has a /tmp as large as its local storage, unless one is mounted', () => {
  expect(podOf(web()).volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }]);
  expect(podOf(web()).containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  const service = web();
  service.addVolume('scratch', ServiceVolume.persistentVolumeClaim('scratch'), { mountPath: '/tmp' });
  expect(podOf(service).volumes).toEqual([{ name: 'scratch', persistentVolumeClaim: { claimName: 'scratch' } }]);
});
