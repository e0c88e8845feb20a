import { ServiceLabels } from '../../core/service-labels';
import { Tls } from '../tls/tls';

/** A Gateway. */
export interface HttpGatewayProps {
  /** The hosts that it listens for, DNS names, of which the first label may be `*`; each gets listeners of its own. */
  readonly hosts: string[];

  /**
   * Its certificate, for all hosts: with one, each host has an HTTPS listener besides the HTTP one.
   * @default - Tls.none(): HTTP only
   */
  readonly tls?: Tls;

  /**
   * The namespace of the certificate's Secret; another one than the Gateway's gets a ReferenceGrant there.
   * @default - that of the Gateway
   */
  readonly tlsNamespace?: string;

  /**
   * The GatewayClass, hence which controller makes it work.
   * @default - the cluster profile's
   */
  readonly className?: string;

  /**
   * The namespaces whose routes it admits, besides its own.
   * @default - none
   */
  readonly allowedNamespaces?: string[];

  /**
   * Its name.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The port for HTTP, 1 to 65535.
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * The port for HTTPS, 1 to 65535.
   * @default 443
   */
  readonly httpsPort?: number;

  /**
   * Labels, where they differ from the usual.
   * @default - the recommended ones, with the component `gateway`
   */
  readonly labels?: ServiceLabels;

  /**
   * Annotations, such as those that a cloud's controller reads.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
}
