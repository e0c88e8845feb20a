import { Chart, Testing } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { SecurityOptions } from '../../src/security/security-options';
import { SecurityProfile } from '../../src/security/security-profile';
import { BareService } from '../support/bare-service';

function service(profile: SecurityProfile, cluster = ClusterProfile.managed(), port = 8080): BareService {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  cluster.applyTo(shop);
  return new BareService(shop, 'web', [profile], { port });
}

function restricted(options?: SecurityOptions, cluster?: ClusterProfile): BareService {
  return service(SecurityProfile.restricted(options), cluster);
}

const POD = {
  runAsNonRoot: true,
  runAsUser: 10001,
  runAsGroup: 10001,
  fsGroup: 10001,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

const CONTAINER = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL', 'NET_RAW'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: 10001,
  runAsGroup: 10001,
};

test('restricted', () => {
  const { pod, container, manifests } = restricted();
  expect(pod.securityContext).toEqual(POD);
  expect(container.securityContext).toEqual(CONTAINER);
  expect(pod).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false });
  expect(manifests).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        name: 'web',
        namespace: 'shop',
        labels: {
          'app.kubernetes.io/name': 'web',
          'app.kubernetes.io/instance': 'web',
          'app.kubernetes.io/version': '1',
          'app.kubernetes.io/component': 'web',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
        },
      },
      automountServiceAccountToken: false,
    },
  ]);
});

test('baseline leaves user, root file system and capabilities to the image and the runtime', () => {
  const { pod, container } = service(SecurityProfile.baseline());
  expect(pod.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false });
});

test('none writes no security context, but keeps the account without a token', () => {
  const { pod, container, manifests } = service(SecurityProfile.none(), undefined, 80);
  expect([pod.securityContext, container.securityContext]).toEqual([undefined, undefined]);
  expect(pod).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false });
  expect(manifests.map(({ kind }) => kind)).toEqual(['ServiceAccount']);
});

test.each<[string, SecurityProfile, object, object]>([
  [
    'userId',
    SecurityProfile.restricted({ userId: 1654 }),
    { ...POD, runAsUser: 1654, runAsGroup: 1654, fsGroup: 1654 },
    { ...CONTAINER, runAsUser: 1654, runAsGroup: 1654 },
  ],
  [
    'groupId',
    SecurityProfile.restricted({ groupId: 0 }),
    { ...POD, runAsGroup: 0, fsGroup: 0 },
    { ...CONTAINER, runAsGroup: 0 },
  ],
  ['fsGroup', SecurityProfile.restricted({ fsGroup: 2000 }), { ...POD, fsGroup: 2000 }, CONTAINER],
  [
    'readOnlyRootFilesystem',
    SecurityProfile.restricted({ readOnlyRootFilesystem: false }),
    POD,
    {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL', 'NET_RAW'] },
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
    },
  ],
  [
    'addCapabilities',
    SecurityProfile.restricted({ addCapabilities: ['NET_BIND_SERVICE'] }),
    POD,
    { ...CONTAINER, capabilities: { drop: ['ALL', 'NET_RAW'], add: ['NET_BIND_SERVICE'] } },
  ],
  [
    'seLinuxType',
    SecurityProfile.restricted({ seLinuxType: 'container_t' }),
    { ...POD, seLinuxOptions: { type: 'container_t' } },
    CONTAINER,
  ],
  [
    'the same of baseline',
    SecurityProfile.baseline({ userId: 0, readOnlyRootFilesystem: true, addCapabilities: ['CHOWN'] }),
    {
      runAsUser: 0,
      runAsGroup: 0,
      fsGroup: 0,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    {
      allowPrivilegeEscalation: false,
      capabilities: { add: ['CHOWN'] },
      readOnlyRootFilesystem: true,
      runAsUser: 0,
      runAsGroup: 0,
    },
  ],
])('%s', (_name, profile, pod, container) => {
  const bare = service(profile);
  expect([bare.pod.securityContext, bare.container.securityContext]).toEqual([pod, container]);
});

test('AppArmor is said where the version has a field for it', () => {
  const cluster = ClusterProfile.managed({ kubernetesVersion: '1.30' });
  expect(restricted({ appArmor: true }, cluster).container.securityContext).toEqual({
    ...CONTAINER,
    appArmorProfile: { type: 'RuntimeDefault' },
  });
  expect(restricted({ appArmor: false }).container.securityContext).toEqual(CONTAINER);
});

test('OpenShift assigns the IDs, whatever the options say', () => {
  const { pod, container } = restricted({ userId: 1654, fsGroup: 1654 }, ClusterProfile.openshift());
  const { runAsUser, runAsGroup, ...rest } = CONTAINER;
  expect([runAsUser, runAsGroup]).toEqual([10001, 10001]);
  expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container.securityContext).toEqual(rest);
});

test.each([
  [SecurityProfile.restricted(), 1023, [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]],
  [SecurityProfile.restricted(), 1024, undefined],
  [SecurityProfile.baseline(), 80, [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]],
])('%# on port %d has the sysctls %j', (profile, port, sysctls) => {
  expect(service(profile, undefined, port).pod.securityContext.sysctls).toEqual(sysctls);
});

test('other containers get the same context, without what was added for the main one', () => {
  const profile = SecurityProfile.restricted({ addCapabilities: ['NET_BIND_SERVICE'] });
  const bare = service(profile);
  bare.context.intent.addContributor({ contribute: (pod) => pod.addContainer({ name: 'proxy' }) });
  expect(bare.pod.containers[1].securityContext).toEqual(CONTAINER);
});

test.each([
  [SecurityProfile.restricted(), false],
  [SecurityProfile.baseline(), false],
  [SecurityProfile.none(), true],
])('%# lets the pod into its node: %s', (profile, expected) => {
  const bare = service(profile);
  const seen: boolean[] = [];
  bare.context.intent.addContributor({ contribute: (pod) => seen.push(pod.isPrivileged) });
  expect([bare.context.model.serviceName, ...seen]).toEqual(['web', expected]);
});

test('one profile serves two services', () => {
  const shop = new Chart(Testing.app(), 'shop');
  const profile = SecurityProfile.restricted();
  const [a, b] = ['a', 'b'].map((id) => new BareService(shop, id, [profile]));
  expect([a.pod.serviceAccountName, b.pod.serviceAccountName]).toEqual(['a', 'b']);
});
