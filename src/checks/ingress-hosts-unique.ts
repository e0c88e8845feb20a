import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsIn } from '../plan/pod-template';
import { Rule } from './rule';

/** One path of one host that an Ingress hands to a service. */
interface Claim {
  readonly object: SynthesizedObject;
  readonly where: string;
  /** The service, by namespace and name. */
  readonly service: string;
  readonly key: string;
}

const CANARY = 'nginx.ingress.kubernetes.io/canary';

/**
 * No two services get the same path of the same host from the same ingress controller, in whatever namespaces
 * they live: which one answers would be chance, or age.
 */
export class IngressHostsUnique implements Rule {
  public readonly checkId = 'ingress-hosts-unique';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'No two services get the same path of the same host from the same ingress controller.';
  public readonly reason = 'Which one answers would be chance, or age.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const first = new Map<string, Claim>();
    const findings = new Map<string, Finding>();
    objects.flatMap(claimsOf).forEach((claim) => {
      const other = first.get(claim.key);
      if (other === undefined) {
        first.set(claim.key, claim);
      } else if (other.service !== claim.service) {
        findings.set(claim.key, this.finding(claim, other));
      }
    });
    return [...findings.values()];
  }

  private finding(claim: Claim, other: Claim): Finding {
    return {
      checkId: this.checkId,
      severity: FindingSeverity.ERROR,
      path: claim.object.path,
      problem: `${claim.where} is for the service ${claim.service}, and for ${other.service} by ${other.object.path}`,
      fix: 'give each service a host or a path of its own',
    };
  }
}

/** Canaries share the host and path of another Ingress by design. */
function claimsOf(object: SynthesizedObject): Claim[] {
  const { kind, apiVersion, manifest } = object;
  const canary = manifest.metadata?.annotations?.[CANARY] === 'true';
  if (kind !== 'Ingress' || !apiVersion.startsWith('networking.k8s.io/') || canary) {
    return [];
  }
  const className = manifest.spec?.ingressClassName ?? '';
  return objectsIn(manifest.spec?.rules).flatMap((rule) =>
    objectsIn(rule.http?.paths).map((entry): Claim => {
      const host = rule.host ?? '*';
      const path = String(entry.path ?? '/').replace(/(.)\/$/, '$1');
      const exact = entry.pathType === 'Exact';
      const backend = entry.backend?.service?.name ?? entry.backend?.resource?.name;
      return {
        object,
        where: `${exact ? 'exactly ' : ''}${host}${path}`,
        service: object.namespaceName === undefined ? backend : `${object.namespaceName}/${backend}`,
        key: JSON.stringify([className, host, exact ? (entry.path ?? '/') : path, exact]),
      };
    }),
  );
}
