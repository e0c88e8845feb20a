import { Finding, FindingSeverity, ICheck } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';

/**
 * An Ingress with TLS has every host of its rules on it, none else, and a certificate of this app that is
 * meant for it names them all.
 */
export class IngressTlsCovers implements ICheck {
  public readonly checkId = 'ingress-tls-covers';

  public check(objects: SynthesizedObject[]): Finding[] {
    const certificates = objects.filter(({ kind, apiVersion }) => kind === 'Certificate' && isCertManager(apiVersion));
    return objects
      .filter(({ kind, manifest }) => kind === 'Ingress' && manifest.spec?.tls !== undefined)
      .flatMap((ingress) => [...this.ruleFindings(ingress), ...this.certificateFindings(ingress, certificates)]);
  }

  private ruleFindings(ingress: SynthesizedObject): Finding[] {
    const { tls, rules } = ingress.manifest.spec;
    // An entry without hosts is for all of them, and so is a rule without one, or a backend without rules.
    if (tls.some((entry: any) => entry.hosts === undefined) || !rules?.every((rule: any) => rule.host !== undefined)) {
      return [];
    }
    const secured: string[] = tls.flatMap((entry: any) => entry.hosts);
    const routed: string[] = rules.map((rule: any) => rule.host);
    return [
      ...routed
        .filter((host) => !secured.some((name) => covers(name, host)))
        .map((host) => this.finding(ingress, `the host ${host} has a rule and no TLS`, 'list it under tls too')),
      ...secured
        .filter((name) => !routed.some((host) => covers(name, host)))
        .map((name) => this.finding(ingress, `the host ${name} has TLS and no rule`, 'add a rule, or leave it out')),
    ];
  }

  private certificateFindings(ingress: SynthesizedObject, certificates: SynthesizedObject[]): Finding[] {
    return ingress.manifest.spec.tls.flatMap((entry: any) =>
      certificates
        .filter((other) => other.namespaceName === ingress.namespaceName)
        .filter((other) => other.manifest.spec?.secretName === entry.secretName)
        .flatMap((certificate) => {
          const names: string[] = certificate.manifest.spec.dnsNames ?? [];
          const missing = (entry.hosts ?? []).filter((host: string) => !names.some((name) => covers(name, host)));
          return missing.map((host: string) => {
            const problem = `the host ${host} is not on the certificate ${certificate.path}`;
            return this.finding(ingress, problem, "add it to the certificate's dnsNames");
          });
        }),
    );
  }

  private finding(ingress: SynthesizedObject, problem: string, fix: string): Finding {
    return { checkId: this.checkId, severity: FindingSeverity.ERROR, path: ingress.path, problem, fix };
  }
}

function isCertManager(apiVersion: string): boolean {
  return apiVersion.startsWith('cert-manager.io/');
}

/** Whether a name on a certificate is good for a host; a wildcard stands for exactly one label. */
function covers(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && name.slice(2) === host.replace(/^[^.]+\./, ''));
}
