import { IConstruct } from 'constructs';
import { RootValidation } from '../core/root-validation';
import { DisruptionAllowsDrain } from './disruption-allows-drain';
import { DisruptionOneBudget } from './disruption-one-budget';
import { IngressHostsUnique } from './ingress-hosts-unique';
import { IngressTlsCovers } from './ingress-tls-covers';
import { LimitRangeAdmits } from './limit-range-admits';
import { NamespaceFirst } from './namespace-first';
import { PodSecurityAdmits } from './pod-security-admits';
import { QuotaFits } from './quota-fits';
import { QuotaRollsOut } from './quota-rolls-out';
import { RoutesDistinct } from './routes-distinct';
import { ScalingMemoryRequest } from './scaling-memory-request';
import { ScalingNeedsRequests } from './scaling-needs-requests';
import { ScalingOneScaler } from './scaling-one-scaler';
import { ScalingReplicasOmitted } from './scaling-replicas-omitted';
import { ScalingTargetReachable } from './scaling-target-reachable';
import { ServicesReachable } from './services-reachable';
import { UniqueIdentity } from './unique-identity';

/** Makes every check of this library run when the tree of a construct is synthesised, once however often asked. */
export function installChecks(scope: IConstruct): RootValidation {
  const validation = RootValidation.of(scope);
  validation.add([
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
  ]);
  return validation;
}
