import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { requireCall, requireScopeAndId } from '../../private/options';
import { IIssuer, IssuerReference } from './issuer';
import { createIssuer, issuerReference } from './issuer-object';
import { IssuerProps } from './issuer-props';

/**
 * Signs each certificate with its own key: HTTPS that works at once on a local cluster, and that
 * browsers warn of. See https://cert-manager.io/docs/configuration/selfsigned/
 */
export class SelfSignedIssuer extends Construct implements IIssuer {
  /** What a Certificate has to know of it. */
  public readonly reference: IssuerReference;
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when the cluster profile has no cert-manager, or the name is no DNS name */
  public constructor(scope: Construct, id: string, props: IssuerProps = {}) {
    super(...requireScopeAndId('SelfSignedIssuer', scope, id));
    requireCall('SelfSignedIssuer.constructor', [props], this.node.path);
    this.reference = { ...issuerReference(this, props), selfSigned: true };
    this.apiObject = createIssuer(this, this.reference, { selfSigned: {} });
  }
}
