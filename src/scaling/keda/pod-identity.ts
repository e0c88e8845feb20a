import { fail } from '../../private/errors';
import { requireCall } from '../../private/options';
import { requireString } from '../../private/values';
import type { PodIdentityPlan } from './authentication-plan';

/** A managed identity of Microsoft Entra ID. */
export interface AzureWorkloadIdentityOptions {
  /**
   * The client ID of the identity.
   * @default - that of KEDA's own service account
   */
  readonly clientId?: string;

  /**
   * Its tenant; it comes with a clientId.
   * @default - that of KEDA's own service account
   */
  readonly tenantId?: string;
}

/** A role on AWS. */
export interface AwsIdentityOptions {
  /**
   * The ARN of the role that KEDA assumes.
   * @default - KEDA's own role
   */
  readonly roleArn?: string;

  /**
   * Whether KEDA assumes the role of the service's own service account (annotation `eks.amazonaws.com/role-arn`).
   * @default false
   */
  readonly ofWorkload?: boolean;
}

/** An identity of the cloud, by which KEDA reads an event source without a password. */
export class PodIdentity {
  /** Workload Identity on Azure. See https://keda.sh/docs/latest/authentication-providers/azure-ad-workload-identity/ */
  public static azureWorkload(options: AzureWorkloadIdentityOptions = {}): PodIdentity {
    requireCall('PodIdentity.azureWorkload', [options]);
    return new PodIdentity((path) => azureWorkload(path, options));
  }

  /** A role on AWS; KEDA 2.13. See https://keda.sh/docs/latest/authentication-providers/aws/ */
  public static aws(options: AwsIdentityOptions = {}): PodIdentity {
    requireCall('PodIdentity.aws', [options]);
    return new PodIdentity((path) => aws(path, options), '2.13');
  }

  /** Workload Identity on Google Cloud. See https://keda.sh/docs/latest/authentication-providers/gcp-workload-identity/ */
  public static gcp(): PodIdentity {
    return new PodIdentity(() => ({ provider: 'gcp' }));
  }

  /** @internal */
  public readonly _plan: (path: string) => PodIdentityPlan;
  /** @internal */
  public readonly _minimumVersion?: string;

  private constructor(plan: (path: string) => PodIdentityPlan, minimumVersion?: string) {
    this._plan = plan;
    this._minimumVersion = minimumVersion;
  }
}

function azureWorkload(path: string, { clientId, tenantId }: AzureWorkloadIdentityOptions): PodIdentityPlan {
  if (tenantId !== undefined && clientId === undefined) {
    fail('scaling-invalid', path, 'the pod identity has a tenantId without a clientId', 'set both, or neither');
  }
  return {
    provider: 'azure-workload',
    identityId: optional(path, 'clientId', clientId),
    identityTenantId: optional(path, 'tenantId', tenantId),
  };
}

function aws(path: string, { roleArn, ofWorkload }: AwsIdentityOptions): PodIdentityPlan {
  if (roleArn !== undefined && ofWorkload === true) {
    fail('scaling-invalid', path, 'the pod identity has both a roleArn and ofWorkload', 'keep one of them');
  }
  return {
    provider: 'aws',
    roleArn: optional(path, 'roleArn', roleArn),
    identityOwner: ofWorkload === true ? 'workload' : undefined,
  };
}

function optional(path: string, what: string, value: string | undefined): string | undefined {
  const name = `${what} of the pod identity`;
  return value === undefined
    ? undefined
    : requireString('scaling-invalid', path, name, value, 'set it, or leave it out');
}
