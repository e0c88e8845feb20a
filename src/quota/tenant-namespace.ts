import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../checks';
import { ClusterScopedObject } from '../core/cluster-scoped-object';
import { requireUserLabels } from '../core/service-labels';
import { RootValidation } from '../core/root-validation';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireScopeAndId } from '../private/options';
import { requirePlainObject, show } from '../private/values';
import { LIKE_LIMITS } from './limit-items';
import { LimitRange, LimitRangeProps } from './limit-range';
import { isolate, NetworkIsolation } from './network-isolation';
import { ResourceQuota, ResourceQuotaProps } from './resource-quota';
import { bindAccess, TenantAccess } from './tenant-access';
import { homelessFindings } from './tenant-residents';

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
   * The name of the namespace. The chart needs it as its own namespace, so that what else is in it lives there.
   * @default - the chart's namespace, else the construct's id
   */
  readonly name?: string;

  /**
   * The level that pods are held to; the API server refuses any other.
   * @default PodSecurityLevel.RESTRICTED
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * How much may be in it. Its object is named `quota` unless you name it.
   * @default - not bounded
   */
  readonly quota?: ResourceQuotaProps;

  /**
   * The bounds of each container, pod and claim. Its object is named `limits` unless you name it.
   * @default - none
   */
  readonly limits?: LimitRangeProps;

  /**
   * What the network does with pods that no NetworkPolicy of their own opens. Services open themselves to their
   * declared clients, and to everything that they connect to; one of `NetworkAccess.unrestricted()`, a database
   * beside them, or a pod of anybody else's does not. It is the NetworkPolicy `default-deny`, and is written where the
   * cluster profile says that NetworkPolicies are enforced; with cert-manager, `acme-solvers` lets it prove hosts.
   * @default NetworkIsolation.INGRESS
   */
  readonly networkIsolation?: NetworkIsolation;

  /**
   * Who may do what in the namespace, besides those who may everywhere: a RoleBinding each.
   * @default - nobody
   */
  readonly access?: TenantAccess[];

  /**
   * Labels of the namespace.
   * @default - only those of its Pod Security level
   */
  readonly labels?: Record<string, string>;
}

/**
 * A namespace with its Pod Security level, quota, limits, network isolation and the access of a team. Construct it
 * before what lives in it.
 */
export class TenantNamespace extends Construct {
  /** The name of the namespace. */
  public readonly namespaceName: string;
  /** The Namespace, for patches. */
  public readonly apiObject: ApiObject;
  /** The quota, where there is one. */
  public readonly quota?: ResourceQuota;
  /** The limits of each container, pod and claim, where there are any. */
  public readonly limits?: LimitRange;
  /** The NetworkPolicy of all its pods, for patches, where there is one. */
  public readonly defaultDeny?: ApiObject;

  /**
   * @throws when the name is no RFC 1123 label, a label or the Pod Security level is not valid, or access is given
   * twice; at synth, when something of its chart names no namespace
   */
  public constructor(scope: Construct, id: string, props: TenantNamespaceProps = {}) {
    super(...requireScopeAndId('TenantNamespace', scope, id));
    installChecks(this);
    const path = this.node.path;
    requirePlainObject('quota-invalid', path, 'props of the namespace', props, 'use them like { quota: { pods: 20 } }');
    const given = props.name ?? Chart.of(this).namespace ?? id;
    const namespaceName = requireDnsLabel(path, 'namespace name', given);
    const level = requireLevel(path, props.podSecurity ?? PodSecurityLevel.RESTRICTED);
    this.namespaceName = namespaceName;
    this.apiObject = new ClusterScopedObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespaceName,
        labels: { ...requireUserLabels(path, props.labels ?? {}), ...podSecurityLabels(level) },
      },
    });
    if (props.quota !== undefined) {
      requirePlainObject('quota-invalid', path, 'quota', props.quota, 'use bounds like { pods: 20 }');
      this.quota = new ResourceQuota(this, 'quota', { namespaceName, ...props.quota });
    }
    if (props.limits !== undefined) {
      requirePlainObject('limit-range-invalid', path, 'limits', props.limits, LIKE_LIMITS);
      this.limits = new LimitRange(this, 'limits', { namespaceName, ...props.limits });
    }
    this.defaultDeny = isolate(this, namespaceName, props.networkIsolation ?? NetworkIsolation.INGRESS);
    bindAccess(this, namespaceName, props.access ?? []);
    RootValidation.of(this).addFindings(() => homelessFindings(this, namespaceName));
  }
}

/** JavaScript has no compiler to say so, and the API server would take a level that it does not know for none. */
function requireLevel(path: string, level: PodSecurityLevel): PodSecurityLevel {
  if (!Object.values(PodSecurityLevel).includes(level)) {
    const fix = 'use a value of PodSecurityLevel, like PodSecurityLevel.BASELINE';
    fail('security-invalid', path, `podSecurity ${show(level)} is unknown`, fix);
  }
  return level;
}

/** Enforced, warned of and audited alike, so that `kubectl apply` says at once what would be refused. */
function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  return Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}
