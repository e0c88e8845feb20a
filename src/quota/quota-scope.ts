import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { show } from '../private/values';

/**
 * Which pods a quota counts.
 * See https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 */
export enum QuotaScope {
  /** Pods with an activeDeadlineSeconds: those of Jobs that must end in time. */
  TERMINATING = 'Terminating',
  /** Pods without an activeDeadlineSeconds: those of services. */
  NOT_TERMINATING = 'NotTerminating',
  /** Pods that ask for neither CPU nor memory. Such a quota can bound the number of pods only. */
  BEST_EFFORT = 'BestEffort',
  /** Pods that ask for CPU or memory. */
  NOT_BEST_EFFORT = 'NotBestEffort',
  /** Pods with an affinity, or an anti-affinity, to pods of other namespaces. */
  CROSS_NAMESPACE_POD_AFFINITY = 'CrossNamespacePodAffinity',
}

/** Of which priority the pods are that a quota counts. */
export class QuotaPriority {
  /** Pods of any of these PriorityClasses. */
  public static oneOf(priorityClassNames: string[]): QuotaPriority {
    return new QuotaPriority('In', priorityClassNames);
  }

  /** Pods of none of these PriorityClasses. */
  public static noneOf(priorityClassNames: string[]): QuotaPriority {
    return new QuotaPriority('NotIn', priorityClassNames);
  }

  /** Pods of any PriorityClass. */
  public static any(): QuotaPriority {
    return new QuotaPriority('Exists');
  }

  private readonly operator: string;
  private readonly classNames?: string[];

  private constructor(operator: string, classNames?: string[]) {
    this.operator = operator;
    this.classNames = classNames;
  }

  /**
   * The requirement as the Kubernetes API writes it, checked.
   * @internal
   */
  public _toRequirement(path: string, cluster: ClusterProfile): Record<string, unknown> {
    if (this.classNames === undefined) {
      return { scopeName: 'PriorityClass', operator: this.operator };
    }
    if (!Array.isArray(this.classNames) || this.classNames.length === 0) {
      fail(
        'quota-invalid',
        path,
        'the list of priority classes is empty',
        'name at least one, or use QuotaPriority.any()',
      );
    }
    this.classNames.forEach((name) => requireKnown(path, cluster, name));
    return { scopeName: 'PriorityClass', operator: this.operator, values: [...this.classNames] };
  }
}

function requireKnown(path: string, cluster: ClusterProfile, name: string): void {
  if (!cluster.hasPriorityClass(name)) {
    const problem = `priority class ${show(name)} is not declared for the cluster "${cluster.name}", so no pod can have it`;
    const fix = 'list it in the priorityClasses of the cluster profile, or use one that is there';
    fail('priority-class-unknown', path, problem, fix);
  }
}

const CONFLICTS = [
  [QuotaScope.TERMINATING, QuotaScope.NOT_TERMINATING],
  [QuotaScope.BEST_EFFORT, QuotaScope.NOT_BEST_EFFORT],
];

const PODS = ['pods', 'count/pods'];
const COMPUTE = /^(requests|limits)\.(cpu|memory)$/;
const EXTENDED = /^requests\.[^/]+\//;

/**
 * A quota with scopes counts pods, and of what they ask for CPU, memory and extended resources. Of other lines
 * the API server refuses most, and never counts the rest.
 * Source: IsResourceQuotaScopeValidForResource in kubernetes/pkg/apis/core/helper/helpers.go
 */
export function requireScopes(path: string, scopes: QuotaScope[], hasPriority: boolean, lines: string[]): QuotaScope[] {
  if (!Array.isArray(scopes)) {
    fail('quota-invalid', path, `scopes ${show(scopes)} are no list`, 'use one like [QuotaScope.NOT_TERMINATING]');
  }
  const known: string[] = Object.values(QuotaScope);
  const strange = scopes.find((scope) => !known.includes(scope));
  if (strange !== undefined) {
    fail('quota-invalid', path, `scope ${show(strange)} is unknown`, `use ${known.join(', ')}`);
  }
  const twice = scopes.find((scope, index) => scopes.indexOf(scope) !== index);
  if (twice !== undefined) {
    fail('quota-invalid', path, `scope ${twice} is listed twice`, 'list it once');
  }
  const conflict = CONFLICTS.find((pair) => pair.every((scope) => scopes.includes(scope)));
  if (conflict) {
    fail('quota-invalid', path, `no pod is in both scopes ${conflict.join(' and ')}`, 'make a quota for each');
  }
  const names = [...scopes, ...(hasPriority ? ['PriorityClass'] : [])];
  const allowed = (line: string, scope: string) =>
    PODS.includes(line) || EXTENDED.test(line) || (COMPUTE.test(line) && scope !== QuotaScope.BEST_EFFORT.valueOf());
  names.forEach((scope) => {
    const line = lines.find((key) => !allowed(key, scope));
    if (line !== undefined) {
      const problem = `a quota of the scope ${scope} can't bound ${line}`;
      fail('quota-invalid', path, problem, `bound ${line} in a quota of its own, without scopes`);
    }
  });
  return [...scopes];
}
