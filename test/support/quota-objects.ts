import { ClusterProfile, SynthesizedObject } from 'cdk8s-aspnetcore';
import { planQuotas } from '../../src/plan/quota-lines';
import { formatResource } from '../../src/private/resource-names';

type Json = Record<string, any>;

const VERSIONS: Record<string, string> = {
  Certificate: 'cert-manager.io/v1',
  CronJob: 'batch/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  ExternalSecret: 'external-secrets.io/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  Job: 'batch/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  ReplicaSet: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
  RuntimeClass: 'node.k8s.io/v1',
  ScaledJob: 'keda.sh/v1alpha1',
  ScaledObject: 'keda.sh/v1alpha1',
  StatefulSet: 'apps/v1',
};

/** An object of the namespace `shop`, as synth would give it. */
export function anObject(kind: string, name: string, spec?: Json, rest: Json = {}): SynthesizedObject {
  const apiVersion = VERSIONS[kind] ?? 'v1';
  const manifest = { apiVersion, kind, metadata: { name, namespace: 'shop' }, spec, ...rest };
  return {
    path: `shop/${name}`,
    chartPath: 'shop',
    apiVersion,
    kind,
    objectName: name,
    namespaceName: 'shop',
    cluster: ClusterProfile.managed(),
    manifest,
  };
}

/** A container that requests some CPU, and more. */
export const container = (cpu: string, rest: Json = {}): Json => ({
  name: 'c',
  resources: { requests: { cpu } },
  ...rest,
});

/** A native sidecar that requests some CPU. */
export const sidecar = (cpu: string): Json => container(cpu, { restartPolicy: 'Always' });

/** The template of a pod of one container that requests 100m CPU. */
export const podOf = (spec: Json = {}): Json => ({ spec: { containers: [container('100m')], ...spec } });

/** A Deployment of some replicas of that pod. */
export function deployment(replicas: number | undefined, spec: Json = {}, name = 'web'): SynthesizedObject {
  return anObject('Deployment', name, { replicas, template: podOf(), ...spec });
}

/** An autoscaler of the Deployment `web`. */
export function autoscaler(minReplicas: number, maxReplicas: number): SynthesizedObject {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  return anObject('HorizontalPodAutoscaler', 'web', { scaleTargetRef, minReplicas, maxReplicas });
}

/** What some objects need of one line of a quota, and the most that they ever take: `[need, most]`. */
export function needAndMost(line: string, objects: SynthesizedObject[], quotaSpec: Json = {}): [string, string] {
  const quota = anObject('ResourceQuota', 'quota', { hard: { [line]: '1' }, ...quotaSpec });
  const { serving, passing, most } = planQuotas([quota, ...objects])[0].lines[0];
  return [formatResource(line, serving + passing), formatResource(line, most)];
}

/** The strategy of a rolling update. */
export const rolling = (maxSurge: number | string, maxUnavailable: number | string): Json => ({
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
});

/** A Job of pods of 100m CPU. */
export const job = (spec: Json): SynthesizedObject => anObject('Job', 'migrate', { template: podOf(), ...spec });

/** A CronJob of such Jobs. */
export const cron = (spec: Json, run: Json = {}): SynthesizedObject =>
  anObject('CronJob', 'nightly', { jobTemplate: { spec: { template: podOf(), ...run } }, ...spec });
