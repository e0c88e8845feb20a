import {
  budgetWords,
  claimWords,
  namespaceWords,
  quotaWords,
  scalerWords,
  scheduleWords,
  workloadWords,
} from './small';
import { dataWords } from './data';
import { hostWords } from './hosts';
import { labelWords } from './labels';
import { networkWords } from './network';
import { podWords } from './pods';
import { Describer } from './reading';
import { rightWords } from './rights';
import { serviceWords } from './services';
import { weightWords } from './weights';

const WORKLOAD = [podWords, workloadWords];

/** Who has words for a kind, in the order in which they are said. */
const KINDS: Record<string, Describer[]> = {
  Deployment: WORKLOAD,
  StatefulSet: WORKLOAD,
  DaemonSet: WORKLOAD,
  ReplicaSet: WORKLOAD,
  Rollout: WORKLOAD,
  Job: WORKLOAD,
  CronJob: [podWords, scheduleWords],
  Pod: [podWords],
  HorizontalPodAutoscaler: [scalerWords],
  ScaledObject: [scalerWords],
  PodDisruptionBudget: [budgetWords],
  Service: [serviceWords],
  Ingress: [weightWords, hostWords],
  HTTPRoute: [weightWords, hostWords],
  GRPCRoute: [weightWords, hostWords],
  Gateway: [hostWords],
  TraefikService: [weightWords],
  NetworkPolicy: [networkWords],
  ResourceQuota: [quotaWords],
  Namespace: [namespaceWords],
  Role: [rightWords],
  ClusterRole: [rightWords],
  RoleBinding: [rightWords],
  ClusterRoleBinding: [rightWords],
  ConfigMap: [dataWords],
  Secret: [dataWords],
  PersistentVolumeClaim: [claimWords],
};

export function describersOf(kind: string): Describer[] {
  return [...(Object.hasOwn(KINDS, kind) ? KINDS[kind] : []), labelWords];
}
