import { IConstruct } from 'constructs';
import { RootValidation } from '../core/root-validation';
import { ApiVersionServed } from './api-version-served';
import { CrdFirst } from './crd-first';
import { DisruptionAllowsDrain } from './disruption-allows-drain';
import { DisruptionOneBudget } from './disruption-one-budget';
import { FieldSupported } from './field-supported';
import { IngressHostsUnique } from './ingress-hosts-unique';
import { IngressTlsCovers } from './ingress-tls-covers';
import { LimitRangeAdmits } from './limit-range-admits';
import { MonitorSelects } from './monitor-selects';
import { NameValid } from './name-valid';
import { NamespaceFirst } from './namespace-first';
import { ObjectSize } from './object-size';
import { PodSecurityAdmits } from './pod-security-admits';
import { PolicyPort } from './policy-port';
import { PortConflict } from './port-conflict';
import { PortName } from './port-name';
import { PortProbe } from './port-probe';
import { PortTarget } from './port-target';
import { QuotaFits } from './quota-fits';
import { QuotaRollsOut } from './quota-rolls-out';
import { ReferenceBackend } from './reference-backend';
import { ReferenceClaim } from './reference-claim';
import { ReferenceConfig } from './reference-config';
import { ReferenceGateway } from './reference-gateway';
import { ReferenceIssuer } from './reference-issuer';
import { ReferenceScaleTarget } from './reference-scale-target';
import { ReferenceServiceAccount } from './reference-service-account';
import { ReferenceTriggerAuthentication } from './reference-trigger-authentication';
import { ReferenceVolume } from './reference-volume';
import { RoutesDistinct } from './routes-distinct';
import { ScalingMemoryRequest } from './scaling-memory-request';
import { ScalingNeedsRequests } from './scaling-needs-requests';
import { ScalingOneScaler } from './scaling-one-scaler';
import { ScalingReplicasOmitted } from './scaling-replicas-omitted';
import { ScalingTargetReachable } from './scaling-target-reachable';
import { SelectorMatches } from './selector-matches';
import { SelectorNoJobs } from './selector-no-jobs';
import { SelectorOverlap } from './selector-overlap';
import { SelectorOwnTemplate } from './selector-own-template';
import { SelectorPlacement } from './selector-placement';
import { ServicesReachable } from './services-reachable';
import { AvailabilitySingle } from './availability-single';
import { ExposureTls } from './exposure-tls';
import { HostAccess } from './host-access';
import { ImageRegistry } from './image-registry';
import { ImageTag } from './image-tag';
import { NetworkDns } from './network-dns';
import { RbacWildcard } from './rbac-wildcard';
import { SecretInEnv } from './secret-in-env';
import { TextValue } from './text-value';
import { TimeGracePeriod } from './time-grace-period';
import { TimeLiveness } from './time-liveness';
import { TimeProgressDeadline } from './time-progress-deadline';
import { TimeProxy } from './time-proxy';
import { Rule } from './rule';
import { UNIQUE_IDENTITY, UniqueIdentity } from './unique-identity';

/** Every rule of this library, in the order in which its findings are told. */
export function allRules(): Rule[] {
  return [
    new UniqueIdentity(),
    new NamespaceFirst(),
    new QuotaFits(),
    new QuotaRollsOut(),
    new LimitRangeAdmits(),
    new PodSecurityAdmits(),
    new IngressHostsUnique(),
    new IngressTlsCovers(),
    new RoutesDistinct(),
    new ScalingOneScaler(),
    new ScalingNeedsRequests(),
    new ScalingTargetReachable(),
    new ScalingMemoryRequest(),
    new ScalingReplicasOmitted(),
    new DisruptionAllowsDrain(),
    new DisruptionOneBudget(),
    new ServicesReachable(),
    new ReferenceConfig(),
    new ReferenceClaim(),
    new ReferenceVolume(),
    new ReferenceServiceAccount(),
    new ReferenceBackend(),
    new ReferenceIssuer(),
    new ReferenceGateway(),
    new ReferenceScaleTarget(),
    new ReferenceTriggerAuthentication(),
    new SelectorOwnTemplate(),
    new SelectorMatches(),
    new SelectorPlacement(),
    new SelectorNoJobs(),
    new SelectorOverlap(),
    new MonitorSelects(),
    new PortTarget(),
    new PortProbe(),
    new PortConflict(),
    new PortName(),
    new PolicyPort(),
    new NameValid(),
    new TextValue(),
    new ObjectSize(),
    new ApiVersionServed(),
    new FieldSupported(),
    new CrdFirst(),
    new TimeGracePeriod(),
    new TimeLiveness(),
    new TimeProgressDeadline(),
    new TimeProxy(),
    new AvailabilitySingle(),
    new ImageTag(),
    new ImageRegistry(),
    new SecretInEnv(),
    new ExposureTls(),
    new NetworkDns(),
    new RbacWildcard(),
    new HostAccess(),
  ];
}

/** Makes every check of this library run when the tree of a construct is synthesised, once however often asked. */
export function installChecks(scope: IConstruct): RootValidation {
  const validation = RootValidation.of(scope);
  if (!validation.knows(UNIQUE_IDENTITY)) {
    validation.add(allRules());
  }
  return validation;
}
