import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind } from '../plan/app-index';
import { objectsIn } from '../plan/pod-template';
import { isProtected, isPublicHost, standsFor } from '../plan/public-hosts';
import { routesByGateway } from '../plan/gateway-routes';
import { memberOf } from '../plan/mention';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

/** Of the Ingress that cert-manager makes to prove who owns a host. */
const SOLVER = 'acme.cert-manager.io/http01-solver';

/** Classes and controllers that end TLS whatever the Ingress says, or serve a private network only. */
const OTHER_CLASSES = /internal|private|tailscale|cloudflare|ngrok|openshift/;

function classOf({ manifest }: SynthesizedObject): string {
  const { ingressClassName, gatewayClassName } = memberOf(manifest.spec);
  const annotations = memberOf(memberOf(manifest.metadata).annotations);
  return String(ingressClassName ?? gatewayClassName ?? annotations['kubernetes.io/ingress.class'] ?? '');
}

/** Whether TLS ends somewhere that the object itself does not show, or nobody outside gets there. */
function isElsewhere(object: SynthesizedObject): boolean {
  const { metadata, spec } = object.manifest;
  const { annotations, labels } = memberOf(metadata);
  const infrastructure = memberOf(memberOf(memberOf(spec).infrastructure).annotations);
  return (
    object.cluster.isLocal ||
    OTHER_CLASSES.test(classOf(object)) ||
    memberOf(labels)[SOLVER] === 'true' ||
    isProtected({ ...infrastructure, ...memberOf(annotations) })
  );
}

/**
 * What an Ingress or a Gateway serves on the internet is served by TLS.
 * Source: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
 */
export class ExposureTls implements Rule {
  public readonly checkId = 'exposure-tls';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'Hosts on the internet are served by TLS; local clusters and private domains aside.';
  public readonly reason = 'Passwords, cookies and tokens go over the wire for all to read.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const ingresses = objectsOfKind(objects, 'networking.k8s.io', 'Ingress');
    const tls = ingresses.flatMap(({ manifest }) => objectsIn(memberOf(manifest.spec).tls));
    const secured = new Set<string>(tls.flatMap(({ hosts }) => (Array.isArray(hosts) ? hosts : [])));
    const wildcards = [...secured].filter((name) => String(name).startsWith('*.'));
    const isSecured = (host: string) => secured.has(host) || wildcards.some((name) => standsFor(name, host));
    return [
      ...ingresses.flatMap((ingress) => this.checkIngress(ingress, isSecured)),
      ...objectsOfKind(objects, 'gateway.networking.k8s.io', 'Gateway').flatMap((gateway) =>
        this.checkGateway(gateway, objects),
      ),
    ];
  }

  /** Of one that has some TLS, ingress-tls-covers says what it misses. */
  private checkIngress(ingress: SynthesizedObject, isSecured: (host: string) => boolean): Finding[] {
    const { tls, rules } = memberOf(ingress.manifest.spec);
    const hosts = objectsIn(rules).map(({ host }): unknown => host);
    const open = hosts.filter(isPublicHost).filter((host) => !isSecured(host));
    return open.length === 0 || objectsIn(tls).length > 0 || isElsewhere(ingress)
      ? []
      : [this.finding(ingress, open, 'tls')];
  }

  /** Beside a listener with TLS, one without is there to redirect, and for certificates. */
  private checkGateway(gateway: SynthesizedObject, objects: SynthesizedObject[]): Finding[] {
    const listeners = objectsIn(memberOf(gateway.manifest.spec).listeners);
    if (listeners.length === 0 || listeners.some(({ protocol }) => protocol !== 'HTTP') || isElsewhere(gateway)) {
      return [];
    }
    const named = listeners.map(({ hostname }): unknown => hostname);
    const routed = routesByGateway(objects, gateway).flatMap(({ manifest }): unknown[] => {
      const { hostnames } = memberOf(manifest.spec);
      return Array.isArray(hostnames) ? hostnames : [];
    });
    const open = [...named, ...(named.every((host) => host === undefined) ? routed : [])].filter(isPublicHost);
    return open.length === 0 ? [] : [this.finding(gateway, open, 'a listener of the protocol HTTPS')];
  }

  private finding(object: SynthesizedObject, open: string[], what: string): Finding {
    const hosts = [...new Set(open)];
    const shown = hosts.length > 3 ? [...hosts.slice(0, 2), `${hosts.length - 2} more`] : hosts;
    const problem = `${spoken(object)} serves ${listed(shown)} without TLS`;
    return finding(this, object, problem, `give it ${what}, or suppress this where TLS ends before it`);
  }
}
