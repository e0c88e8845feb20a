import { ApiObject } from 'cdk8s';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { show } from '../private/values';

const WORKLOADS = ['apps/v1 Deployment', 'apps/v1 StatefulSet', 'argoproj.io/v1alpha1 Rollout'];

/** The field manager that holds the number until an autoscaler changes it. */
const MANAGER = 'scaling-handover';

/**
 * What to run once before a service that has a fixed number of pods is first applied with an automatic one.
 * Otherwise `kubectl apply` sees that `replicas` is gone and sets it to its default: one pod, until the
 * autoscaler has made up for it. The commands are for a POSIX shell; they change no pod, nor the number.
 * See https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
export class ScalingHandover {
  /**
   * The handover of one workload.
   * @param workload a Deployment, StatefulSet or Rollout, such as `service.deployment`; the Rollout of
   * `Delivery.progressive` is `service.node.findChild('rollout')`
   * @throws when it is none of them
   */
  public static of(workload: ApiObject): ScalingHandover {
    return new ScalingHandover(workload);
  }

  /** For who applies by `kubectl apply`: takes the number out of what kubectl remembers to have applied. */
  public readonly clientSide: string;

  /** For who applies by `kubectl apply --server-side`: lets somebody else own the number too. */
  public readonly serverSide: string;

  private constructor(workload: ApiObject) {
    if (!(workload instanceof ApiObject) || !WORKLOADS.includes(`${workload.apiVersion} ${workload.kind}`)) {
      const given = workload instanceof ApiObject ? `${workload.kind} ${workload.name}` : show(workload);
      const fix = 'give a Deployment or StatefulSet, like service.deployment';
      fail('scaling-invalid', 'ScalingHandover.of', `${given} has no replicas to hand over`, fix);
    }
    const { apiVersion, kind, name } = workload;
    const namespace = workload.metadata.namespace;
    const { kubectl } = ClusterProfile.of(workload);
    const target = `${kind.toLowerCase()}/${name}${namespace === undefined ? '' : ` -n ${namespace}`}`;
    this.clientSide = [
      `${kubectl} apply view-last-applied ${target} -o json`,
      `${kubectl} patch --local -f - --type json -p '[{"op":"remove","path":"/spec/replicas"}]' -o json`,
      `${kubectl} apply set-last-applied -f -`,
    ].join(' | ');
    const object = { apiVersion, kind, metadata: { name, namespace }, spec: { replicas: 0 } };
    const template = JSON.stringify(object).replace(':0}', ':{{.spec.replicas}}}');
    this.serverSide = [
      `${kubectl} get ${target} -o go-template='${template}'`,
      `${kubectl} apply --server-side --field-manager=${MANAGER} -f -`,
    ].join(' | ');
  }
}
