import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { ClusterScopedObject } from '../core/cluster-scoped-object';
import { requireUserLabels } from '../core/service-labels';
import { requireDnsLabel } from '../private/names';
import { LimitRange, LimitRangeProps } from './limit-range';
import { ResourceQuota, ResourceQuotaProps } from './resource-quota';

/**
 * How much a pod may do on its node.
 * See https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export enum PodSecurityLevel {
  /** What a well-behaved application needs. */
  RESTRICTED = 'restricted',
  /** No known way to more privileges; allows root inside the container. */
  BASELINE = 'baseline',
  /** Everything, for infrastructure such as log collectors. */
  PRIVILEGED = 'privileged',
}

/** A namespace, and what holds in it. */
export interface TenantNamespaceProps {
  /**
   * The name of the namespace.
   * @default - the chart's namespace, else the construct's id
   */
  readonly name?: string;

  /**
   * The level that pods are held to; the API server refuses any other.
   * @default PodSecurityLevel.RESTRICTED
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * How much all pods may ask for together. Its object is named `quota` unless you name it.
   * @default - not bounded
   */
  readonly quota?: ResourceQuotaProps;

  /**
   * The bounds of each container. Its object is named `limits` unless you name it.
   * @default - none
   */
  readonly limits?: LimitRangeProps;

  /**
   * Labels of the namespace.
   * @default - only those of its Pod Security level
   */
  readonly labels?: Record<string, string>;
}

/** A namespace with its Pod Security level, quota and limits. Construct it before what lives in it. */
export class TenantNamespace extends Construct {
  /** The name of the namespace. */
  public readonly namespaceName: string;
  /** The Namespace, for patches. */
  public readonly apiObject: ApiObject;
  /** The quota, where there is one. */
  public readonly quota?: ResourceQuota;
  /** The limits of each container, where there are any. */
  public readonly limits?: LimitRange;

  /** @throws when the name is no RFC 1123 label, or a label is not valid */
  public constructor(scope: Construct, id: string, props: TenantNamespaceProps = {}) {
    super(scope, id);
    installChecks(this);
    const given = props.name ?? Chart.of(this).namespace ?? id;
    const namespaceName = requireDnsLabel(this.node.path, 'namespace name', given);
    const level = props.podSecurity ?? PodSecurityLevel.RESTRICTED;
    this.namespaceName = namespaceName;
    this.apiObject = new ClusterScopedObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespaceName,
        labels: { ...requireUserLabels(this.node.path, props.labels ?? {}), ...podSecurityLabels(level) },
      },
    });
    if (props.quota) {
      this.quota = new ResourceQuota(this, 'quota', { namespaceName, ...props.quota });
    }
    if (props.limits) {
      this.limits = new LimitRange(this, 'limits', { namespaceName, ...props.limits });
    }
  }
}

/** Enforced, warned of and audited alike, so that `kubectl apply` says at once what would be refused. */
function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  return Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}
