import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsIn } from '../plan/pod-template';
import { Rule } from './rule';

/**
 * An Ingress with TLS has every host of its rules on it, none else, and a certificate of this app that is
 * meant for it names them all.
 */
export class IngressTlsCovers implements Rule {
  public readonly checkId = 'ingress-tls-covers';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning =
    'An Ingress with TLS has every host of its rules on it and none else, and its certificate names them all.';
  public readonly reason =
    'Browsers refuse a certificate that does not name the host; a host without TLS is served in the clear.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const certificates = objects.filter(({ kind, apiVersion }) => kind === 'Certificate' && isCertManager(apiVersion));
    return objects
      .filter(({ kind, manifest }) => kind === 'Ingress' && objectsIn(manifest.spec?.tls).length > 0)
      .flatMap((ingress) => [...this.ruleFindings(ingress), ...this.certificateFindings(ingress, certificates)]);
  }

  private ruleFindings(ingress: SynthesizedObject): Finding[] {
    const tls = objectsIn(ingress.manifest.spec.tls);
    const rules = objectsIn(ingress.manifest.spec.rules);
    // An entry without hosts is for all of them, and so is a rule without one, or a backend without rules.
    if (tls.some(({ hosts }) => !hosts) || rules.length === 0 || rules.some(({ host }) => !host)) {
      return [];
    }
    const secured = tls.flatMap(({ hosts }) => textsIn(hosts));
    const routed = rules.map(({ host }) => String(host));
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
    return objectsIn(ingress.manifest.spec.tls).flatMap((entry) =>
      certificates
        .filter((other) => other.namespaceName === ingress.namespaceName)
        .filter((other) => other.manifest.spec?.secretName === entry.secretName)
        .flatMap((certificate) => {
          const names = textsIn(certificate.manifest.spec.dnsNames);
          const missing = textsIn(entry.hosts).filter((host) => !names.some((name) => covers(name, host)));
          return missing.map((host) => {
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

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((text): text is string => typeof text === 'string') : [];
}

function isCertManager(apiVersion: string): boolean {
  return apiVersion.startsWith('cert-manager.io/');
}

/** Whether a name on a certificate is good for a host; a wildcard stands for exactly one label. */
function covers(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && name.slice(2) === host.replace(/^[^.]+\./, ''));
}
