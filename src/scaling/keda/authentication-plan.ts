import type { PodIdentity } from './pod-identity';
import type { SecretParameter } from './trigger-authentication';

/** A pod identity as a TriggerAuthentication writes it. */
export interface PodIdentityPlan {
  readonly provider: string;
  readonly identityId?: string;
  readonly identityTenantId?: string;
  readonly roleArn?: string;
  readonly identityOwner?: string;
}

/** An object that somebody else creates. */
export interface ExistingAuthentication {
  readonly kind: string;
  readonly name: string;
}

/** What a TriggerAuthentication is made of, unchecked. */
export interface AuthenticationSource {
  readonly name?: string;
  readonly existing?: ExistingAuthentication;
  readonly secretName?: string;
  readonly keys?: Record<string, string>;
  readonly parameters?: SecretParameter[];
  readonly podIdentity?: PodIdentity;
}

/** A value of a Secret as a TriggerAuthentication refers to it. */
export interface SecretTarget {
  readonly parameter: string;
  readonly name: string;
  readonly key: string;
}

/** The spec of a TriggerAuthentication. */
export interface AuthenticationSpec {
  readonly podIdentity?: PodIdentityPlan;
  readonly secretTargetRef: SecretTarget[];
}
