import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { requireDnsDomain } from '../../private/names';
import { requireCall, requireScopeAndId } from '../../private/options';
import { issuerNamespace, needSecret } from './cert-manager';
import { IIssuer, IssuerReference } from './issuer';
import { createIssuer, issuerReference } from './issuer-object';
import { IssuerProps } from './issuer-props';

/** An issuer that signs with a certificate authority of your own. */
export interface CaIssuerProps extends IssuerProps {
  /**
   * The Secret of type `kubernetes.io/tls` with the authority's certificate and key, in the namespace of the
   * issuer; for a cluster-wide issuer in that of cert-manager.
   */
  readonly secretName: string;
}

/**
 * Signs with a certificate authority of your own, which its clients trust.
 * See https://cert-manager.io/docs/configuration/ca/
 */
export class CaIssuer extends Construct implements IIssuer {
  /** What a Certificate has to know of it. */
  public readonly reference: IssuerReference;
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when the cluster profile has no cert-manager, or a name is no DNS name */
  public constructor(scope: Construct, id: string, props: CaIssuerProps) {
    super(...requireScopeAndId('CaIssuer', scope, id));
    requireCall('CaIssuer.constructor', [props], this.node.path);
    this.reference = issuerReference(this, props);
    const secretName = requireDnsDomain(this.node.path, 'secretName', props.secretName, 'shop-ca');
    const home = issuerNamespace(this, props.clusterWide ?? false);
    needSecret(this, secretName, home, `tls ${secretName} --cert=ca.crt --key=ca.key`);
    this.apiObject = createIssuer(this, this.reference, { ca: { secretName } });
  }
}
