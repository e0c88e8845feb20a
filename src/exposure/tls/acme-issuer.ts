import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { fail } from '../../private/errors';
import { requireCall, requireScopeAndId } from '../../private/options';
import { show } from '../../private/values';
import { AcmeServer } from './acme-server';
import { AcmeSolver } from './acme-solver';
import { IIssuer, IssuerReference } from './issuer';
import { createIssuer, issuerReference } from './issuer-object';
import { IssuerProps } from './issuer-props';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An issuer that gets its certificates by ACME. */
export interface AcmeIssuerProps extends IssuerProps {
  /** Whom the server may write to about the account, like `ops@example.com`. */
  readonly email: string;

  /**
   * The server.
   * @default AcmeServer.letsEncrypt()
   */
  readonly server?: AcmeServer;

  /** How to prove that the hosts are yours. */
  readonly solver: AcmeSolver;
}

/**
 * Gets certificates that browsers trust from Let's Encrypt or another ACME server, for hosts that you prove
 * to be yours. See https://cert-manager.io/docs/configuration/acme/
 */
export class AcmeIssuer extends Construct implements IIssuer {
  /** What a Certificate has to know of it. */
  public readonly reference: IssuerReference;
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;

  /** @throws when the cluster profile lacks cert-manager or what the solver needs, or a value is not valid */
  public constructor(scope: Construct, id: string, props: AcmeIssuerProps) {
    super(...requireScopeAndId('AcmeIssuer', scope, id));
    requireCall('AcmeIssuer.constructor', [props], this.node.path);
    const own = issuerReference(this, props);
    this.reference = { ...own, decidesDuration: true, servesWildcards: props.solver.servesWildcards };
    this.apiObject = createIssuer(this, this.reference, {
      acme: {
        server: (props.server ?? AcmeServer.letsEncrypt()).directoryUrl,
        email: requireEmail(this.node.path, props.email),
        privateKeySecretRef: { name: `${own.issuerName}-account-key` },
        solvers: [props.solver._render(this, props.clusterWide ?? false)],
      },
    });
  }
}

function requireEmail(path: string, email: string): string {
  if (typeof email !== 'string' || !EMAIL.test(email)) {
    fail(
      'issuer-invalid',
      path,
      `email ${show(email)} is not an address`,
      'use one that is read, like "ops@example.com"',
    );
  }
  return email;
}
