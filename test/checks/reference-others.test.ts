import { foundBy } from '../support/rule-findings';
import { core, foundIn, pod } from './reference-support';

type Json = Record<string, any>;

const object = (apiVersion: string, kind: string, name: string, spec: Json): Json => ({
  apiVersion,
  kind,
  metadata: { name },
  spec,
});
const absent = (place: string, kind: string, name: string) =>
  `warning: ${place} names the ${kind} "${name}", which is not in the app`;
const deployment = pod({});

describe('reference-claim', () => {
  const mounts = (claimName: string) => pod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] });
  const set = object('apps/v1', 'StatefulSet', 'db', {
    volumeClaimTemplates: [{ metadata: { name: 'data' } }],
    template: { spec: { containers: [{ name: 'db', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } },
  });

  test('a StatefulSet makes its own, which others may mount', () => {
    expect(foundIn([set])).toEqual([]);
    expect(foundIn([mounts('data-db-0'), set])).toEqual([]);
    expect(foundIn([mounts('data-bd-0'), set])).toEqual([
      absent('the volume "data"', 'PersistentVolumeClaim', 'data-bd-0'),
    ]);
  });
});

describe('reference-volume', () => {
  const missing = (place: string, name: string) =>
    `error: ${place} of the container "web" names the volume "${name}", which the pod does not have`;

  test('devices too, each volume once', () => {
    const container = {
      volumeMounts: [
        { name: 'a', mountPath: '/a' },
        { name: 'a', mountPath: '/b' },
      ],
      volumeDevices: [{ name: 'b', devicePath: '/dev/x' }],
    };
    expect(foundIn([pod({}, container)])).toEqual([missing('volumeMounts', 'a'), missing('volumeDevices', 'b')]);
    expect(foundIn([pod({ volumes: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, container)])).toEqual([]);
  });
});

describe('reference-service-account', () => {
  const RBAC = 'rbac.authorization.k8s.io';
  const binding = (kind: string, roleRef: Json, subjects: Json[] = []) => ({
    apiVersion: `${RBAC}/v1`,
    kind,
    metadata: { name: 'x' },
    roleRef,
    subjects,
  });
  const view = { kind: 'ClusterRole', name: 'view' };
  const subject = (name: string, namespace: string) => ({ kind: 'ServiceAccount', name, namespace });

  test('pods, by either name; default exists everywhere', () => {
    expect(foundIn([pod({ serviceAccountName: 'web' })])).toEqual([absent('the pod', 'ServiceAccount', 'web')]);
    expect(foundIn([pod({ serviceAccount: 'web' })])).toEqual([absent('the pod', 'ServiceAccount', 'web')]);
    expect(foundIn([pod({ serviceAccountName: 'web' }), core('ServiceAccount', 'web')])).toEqual([]);
    expect(foundIn([pod({ serviceAccountName: 'default' }), deployment])).toEqual([]);
  });

  test('subjects in namespaces that the app writes', () => {
    const bound = (...subjects: Json[]) => foundIn([deployment, binding('RoleBinding', view, subjects)]);
    expect(bound(subject('web', 'shop'))).toEqual([absent('subjects', 'ServiceAccount', 'web')]);
    expect(bound(subject('web', 'elsewhere'), subject('default', 'shop'), { kind: 'Group', name: 'devs' })).toEqual([]);
  });

  test('roles, but for those that Kubernetes brings', () => {
    const role = (kind: string, name: string) => binding('ClusterRoleBinding', { kind, name });
    for (const name of ['cluster-admin', 'admin', 'edit', 'view', 'system:auth-delegator']) {
      expect(foundIn([role('ClusterRole', name)])).toEqual([]);
    }
    expect(foundIn([role('ClusterRole', 'reader')])).toEqual([absent('roleRef', 'ClusterRole', 'reader')]);
    const reader = { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'reader' } };
    expect(foundIn([role('ClusterRole', 'reader'), reader])).toEqual([]);
    const inSystem = binding('RoleBinding', { kind: 'Role', name: 'extension-apiserver-authentication-reader' });
    expect(foundIn([{ ...inSystem, metadata: { name: 'x', namespace: 'kube-system' } }])).toEqual([]);
  });
});

describe('reference-issuer', () => {
  const certificate = (issuerRef: Json) => object('cert-manager.io/v1', 'Certificate', 'web', { issuerRef });
  const ingress = (annotations: Json) => ({
    ...object('networking.k8s.io/v1', 'Ingress', 'web', {}),
    metadata: { name: 'web', annotations },
  });
  const clusterIssuer = object('cert-manager.io/v1', 'ClusterIssuer', 'ca', { ca: { secretName: 'ca' } });

  test('certificates, annotations, and the Secret of an authority, wherever cert-manager runs', () => {
    expect(foundIn([certificate({ name: 'ca' })])).toEqual([absent('issuerRef', 'Issuer', 'ca')]);
    expect(foundIn([certificate({ name: 'ca', kind: 'X', group: 'example.com' })])).toEqual([]);
    expect(foundIn([ingress({ 'cert-manager.io/issuer': 'ca' })])).toEqual([
      absent('the annotation cert-manager.io/issuer', 'Issuer', 'ca'),
    ]);
    expect(
      foundIn([ingress({ 'cert-manager.io/issuer': 'ca', 'cert-manager.io/issuer-group': 'example.com' })]),
    ).toEqual([]);
    expect(foundIn([ingress({ 'cert-manager.io/cluster-issuer': 'ca' })])).toEqual([
      absent('the annotation cert-manager.io/cluster-issuer', 'ClusterIssuer', 'ca'),
    ]);
    expect(foundIn([certificate({ name: 'ca', kind: 'ClusterIssuer' }), clusterIssuer])).toEqual([
      absent('ca', 'Secret', 'ca'),
    ]);
    const secret = { ...core('Secret', 'ca'), metadata: { name: 'ca', namespace: 'security' } };
    expect(foundIn([clusterIssuer, secret])).toEqual([]);
  });
});

describe('reference-scale-target', () => {
  const target = (apiVersion?: string, kind?: string) => ({ apiVersion, kind, name: 'web' });
  const hpa = (scaleTargetRef: Json) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'x', { scaleTargetRef });
  const scaled = (scaleTargetRef: Json) => object('keda.sh/v1alpha1', 'ScaledObject', 'x', { scaleTargetRef });

  test('by group and kind, whatever the version; KEDA means a Deployment', () => {
    expect(foundIn([hpa(target('apps/v1', 'Deployment')), deployment])).toEqual([]);
    expect(foundIn([hpa(target('apps/v1beta1', 'Deployment')), deployment])).toEqual([]);
    expect(foundIn([hpa(target('apps/v1', 'StatefulSet')), deployment])).toEqual([
      absent('scaleTargetRef', 'StatefulSet', 'web'),
    ]);
    expect(foundIn([hpa(target('v1', 'Deployment')), deployment])).toEqual([
      absent('scaleTargetRef', 'Deployment', 'web'),
    ]);
    expect(foundIn([scaled({ name: 'web' }), deployment])).toEqual([]);
    expect(foundIn([scaled({ name: 'bew' }), deployment])).toEqual([absent('scaleTargetRef', 'Deployment', 'bew')]);
  });

  test('an apiVersion that is left out', () => {
    const said = 'warning: scaleTargetRef of the HorizontalPodAutoscaler "x" names no apiVersion';
    expect(foundIn([hpa(target(undefined, 'Deployment')), deployment])).toEqual([said]);
    expect(foundIn([hpa(target(undefined, 'Deployment'))])).toEqual([absent('scaleTargetRef', 'Deployment', 'web')]);
    expect(foundIn([hpa(target(undefined, 'ReplicationController')), core('ReplicationController', 'web')])).toEqual(
      [],
    );
    expect(foundBy('reference-scale-target', [hpa(target(undefined, 'Deployment')), deployment])).toEqual([
      'warning shop/HorizontalPodAutoscaler-x: scaleTargetRef of the HorizontalPodAutoscaler "x" names no apiVersion; use apps/v1',
    ]);
  });

  test('recommendations and Rollouts', () => {
    const vpa = object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'x', {
      targetRef: target('apps/v1', 'DaemonSet'),
    });
    expect(foundIn([vpa])).toEqual([absent('targetRef', 'DaemonSet', 'web')]);
    const rollout = object('argoproj.io/v1alpha1', 'Rollout', 'x', { workloadRef: target('apps/v1', 'Deployment') });
    expect(foundIn([rollout])).toEqual([absent('workloadRef', 'Deployment', 'web')]);
    expect(foundIn([rollout, deployment])).toEqual([]);
  });
});
