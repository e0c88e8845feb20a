import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { declareExternal } from '../../core/declare-external';
import { ManagedObject } from '../../core/managed-object';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireDnsDomain } from '../../private/names';
import { show } from '../../private/values';
import { requireHosts } from '../hosts';
import { needSecret, requireCertManager } from './cert-manager';
import { certificateSpec } from './certificate-spec';
import { IIssuer, Issuer } from './issuer';
import { CertManagerTlsOptions, Tls } from './tls';

/** What a certificate is for: a service, or a Gateway of its own. */
export interface CertificateOwner {
  /** The construct below which the Certificate is created. */
  readonly scope: Construct;
  /** The namespace of Certificate and Secret, where the chart names one. */
  readonly namespaceName?: string;
  /** Labels of the Certificate. */
  readonly labels: Record<string, string>;
  /** The name of Secret and Certificate, unless the user gave one. */
  readonly defaultName: string;
}

/**
 * Sees to the certificate of a service's hosts: for cert-manager by a Certificate, whose id is given.
 * The result is the name of the TLS Secret; undefined for plain HTTP.
 */
export function createCertificate(context: ServiceContext, id: string, hosts: string[], tls: Tls): string | undefined {
  const { scope, namespaceName, serviceName } = context;
  const owner = { scope, namespaceName, labels: context.serviceLabels(), defaultName: `${serviceName}-tls` };
  return createCertificateOf(owner, id, hosts, tls);
}

/** The same for whatever else has hosts. */
export function createCertificateOf(
  owner: CertificateOwner,
  id: string,
  hosts: string[],
  tls: Tls,
): string | undefined {
  const { scope, namespaceName } = owner;
  if (!tls.isEnabled) {
    return undefined;
  }
  const covered = requireCovered(scope.node.path, hosts, tls);
  const { _certificate: options } = tls;
  const name = options ? (options.secretName ?? owner.defaultName) : tls._secretName!;
  const secretName = requireDnsDomain(scope.node.path, 'name of the TLS secret', name, 'shop-tls');
  if (options) {
    createManaged(owner, id, secretName, covered, options);
  } else {
    needSecret(scope, secretName, namespaceName, `tls ${secretName} --cert=tls.crt --key=tls.key`);
  }
  return secretName;
}

function createManaged(
  owner: CertificateOwner,
  id: string,
  secretName: string,
  hosts: string[],
  options: CertManagerTlsOptions,
): void {
  const { scope, namespaceName, labels } = owner;
  requireCertManager(scope, 'certificates');
  requireIssuerServes(owner, hosts, options.issuer);
  if (options.issuer instanceof Issuer) {
    needIssuer(owner, options.issuer);
  }
  const spec = certificateSpec(scope.node.path, secretName, hosts, options);
  const metadata = { name: secretName, namespace: namespaceName, labels };
  new ManagedObject(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata }, () => spec);
}

/** The hosts of the certificate, each of the wanted ones among them. */
function requireCovered(path: string, hosts: string[], tls: Tls): string[] {
  if (hosts.length === 0) {
    fail('tls-invalid', path, 'tls has no host to be for', 'name the hosts, or use Tls.none()');
  }
  const certified = tls._hosts === undefined ? hosts : requireHosts(path, tls._hosts);
  const missing = hosts.find((host) => !certified.some((name) => covers(name, host)));
  if (missing !== undefined) {
    const names = certified.map(show).join(', ');
    const problem = `host ${show(missing)} is not on the certificate, which has ${names}`;
    fail(
      'tls-invalid',
      path,
      problem,
      'add it to the hosts of tls, or leave them out where the certificate is made here',
    );
  }
  return [...certified];
}

/** Whether a certificate's name is good for a host; a wildcard stands for one label. Source: RFC 9525 section 6.3. */
export function covers(name: string, host: string): boolean {
  return (
    name === host || (name.startsWith('*.') && !host.startsWith('*') && name.slice(1) === host.replace(/^[^.]+/, ''))
  );
}

function requireIssuerServes(owner: CertificateOwner, hosts: string[], issuer: IIssuer): void {
  const { issuerName, namespaceName, servesWildcards } = issuer.reference;
  const { path } = owner.scope.node;
  const wildcard = hosts.find((host) => host.startsWith('*'));
  if (wildcard !== undefined && servesWildcards === false) {
    fail(
      'tls-invalid',
      path,
      `the issuer "${issuerName}" proves hosts by HTTP-01, which can't prove the wildcard ${show(wildcard)}`,
      'give it a DNS-01 solver, like AcmeSolver.dns01Cloudflare, or name the hosts one by one',
    );
  }
  if (namespaceName !== undefined && owner.namespaceName !== undefined && namespaceName !== owner.namespaceName) {
    fail(
      'issuer-invalid',
      path,
      `the issuer "${issuerName}" signs only for its own namespace "${namespaceName}", not for "${owner.namespaceName}"`,
      'create it with clusterWide: true, or one in this namespace',
    );
  }
}

/** An issuer that somebody else made. */
function needIssuer(owner: CertificateOwner, issuer: Issuer): void {
  const { issuerName, issuerKind, issuerGroup } = issuer.reference;
  const { kubectl } = ClusterProfile.of(owner.scope);
  const type = `${issuerKind.toLowerCase()}.${issuerGroup ?? 'cert-manager.io'}`;
  const namespaceName = issuerKind.startsWith('Cluster') ? undefined : owner.namespaceName;
  const where = namespaceName === undefined ? '' : ` -n ${namespaceName}`;
  const apiVersion = `${issuerGroup ?? 'cert-manager.io'}/v1`;
  declareExternal(owner.scope, { apiVersion, kind: issuerKind, name: issuerName, namespaceName });
  Prerequisites.of(owner.scope).add({
    name: `${issuerKind} ${issuerName}`,
    install: `check by: ${kubectl} get ${type} ${issuerName}${where}`,
    neededBy: owner.scope.node.path,
  });
}
