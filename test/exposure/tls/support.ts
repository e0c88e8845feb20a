import { Chart } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { Prerequisites } from '../../../src/core/prerequisites';
import { AcmeIssuer, AcmeIssuerProps } from '../../../src/exposure/tls/acme-issuer';
import { AcmeSolver } from '../../../src/exposure/tls/acme-solver';
import { createCertificate } from '../../../src/exposure/tls/certificate';
import { Tls } from '../../../src/exposure/tls/tls';
import { BareService } from '../../support/bare-service';
import { manifestOf, testApp } from '../../support/manifests';

export const WITH_CERT_MANAGER = ClusterProfile.managed({ addons: ['cert-manager', 'ingress-nginx', 'gateway-api'] });

/** A chart for a namespace of a cluster. */
export function shop(cluster = WITH_CERT_MANAGER): Chart {
  return new Chart(testApp({ cluster }), 'shop', { namespace: 'shop' });
}

/** The name of the TLS Secret of a service `web`. */
export function secretOf(chart: Chart, hosts: string[], tls: Tls): string | undefined {
  let name: string | undefined;
  const bind = (context: any) => void (name = createCertificate(context, 'certificate', hosts, tls));
  new BareService(chart, 'web', [{ capabilityName: 'exposure', bind }]);
  return name;
}

/** An ACME issuer with these props. */
export function acme(props: Partial<AcmeIssuerProps> = {}, chart = shop()): any {
  new AcmeIssuer(chart, 'letsencrypt', { email: 'ops@example.com', solver: AcmeSolver.http01Ingress(), ...props });
  return manifestOf(chart, props.clusterWide ? 'ClusterIssuer' : 'Issuer');
}

/** What an issuer asks of the cluster besides cert-manager. */
export function needs(chart: Chart): [string, string][] {
  const others = Prerequisites.of(chart).all.filter((one) => one.name !== 'cert-manager');
  return others.map((one) => [one.name, one.install]);
}
