import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../../checks';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { ManagedObject } from '../../core/managed-object';
import { commonLabels } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { requireDnsLabel } from '../../private/names';
import { requireCall, requireScopeAndId } from '../../private/options';
import { requireInteger } from '../../private/values';
import { requireHosts } from '../hosts';
import { createCertificateOf } from '../tls/certificate';
import { Tls } from '../tls/tls';
import { NAME_A_CLASS, needGatewayApi, requireGatewayApi, V1 } from './gateway-api';
import { listenersOf, listenerSpecs, SecretRef } from './gateway-listeners';
import { GatewayReference, IGateway } from './gateway-reference';
import { HttpGatewayProps } from './http-gateway-props';
import { createGrant } from './reference-grant';

/** Source: the Gateway API's GatewaySpec. */
const MOST_LISTENERS = 64;

/**
 * A Gateway with a listener for HTTP for each host and, with a certificate, one for HTTPS. Services attach
 * to it by `Exposure.gateway({ gateway, hosts })`.
 */
export class HttpGateway extends Construct implements IGateway {
  /** The API object, for patches. */
  public readonly apiObject: ApiObject;
  /** Where routes find it. */
  public readonly reference: GatewayReference;

  /** @throws when the cluster profile has no Gateway API or GatewayClass, or a prop is not valid */
  public constructor(scope: Construct, id: string, props: HttpGatewayProps) {
    super(...requireScopeAndId('HttpGateway', scope, id));
    requireCall('HttpGateway.constructor', [props], this.node.path);
    installChecks(this);
    const { path } = this.node;
    const chart = Chart.of(this);
    const cluster = ClusterProfile.of(this);
    requireGatewayApi(path, cluster);
    const name = requireDnsLabel(path, 'name', props.name ?? id);
    const tls = props.tls ?? Tls.none();
    const hosts = requireGatewayHosts(path, props.hosts, tls.isEnabled);
    const ports = requirePorts(path, props);
    const allowed = (props.allowedNamespaces ?? []).map((each) => requireDnsLabel(path, 'allowed namespace', each));
    const admitted = allowed.length > 0 && chart.namespace !== undefined ? [chart.namespace, ...allowed] : allowed;
    const labels = commonLabels(path, name, { component: 'gateway', ...props.labels }, { name, partOf: chart.node.id });
    const secret = this.createSecret(name, hosts, tls, labels, props.tlsNamespace);
    const className = classOf(path, cluster, props.className);
    const annotations = { ...props.annotations };
    const metadata = {
      name,
      namespace: chart.namespace,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    };
    const spec = {
      gatewayClassName: className,
      listeners: listenerSpecs({ hosts, ...ports, secret, admitted: [...new Set(admitted)] }),
    };
    this.apiObject = new ManagedObject(this, 'Resource', { apiVersion: V1, kind: 'Gateway', metadata }, () => spec);
    const own = { listeners: listenersOf(hosts, tls.isEnabled), admitted: allowed, httpsPort: ports.httpsPort };
    this.reference = GatewayReference._ofOwn(name, chart.namespace, own);
    needGatewayApi(this, path, '1.1');
  }

  /** The Secret of the certificate; one in another namespace gets a grant there. */
  private createSecret(
    name: string,
    hosts: string[],
    tls: Tls,
    labels: Record<string, string>,
    tlsNamespace: string | undefined,
  ): SecretRef | undefined {
    const { namespace } = Chart.of(this);
    const home = tlsNamespace === undefined ? namespace : requireDnsLabel(this.node.path, 'tlsNamespace', tlsNamespace);
    const owner = { scope: this, namespaceName: home, labels, defaultName: `${name}-tls` };
    const secretName = createCertificateOf(owner, 'certificate', hosts, tls);
    if (secretName === undefined || home === undefined || home === namespace) {
      return secretName === undefined ? undefined : { name: secretName };
    }
    if (namespace === undefined) {
      const problem = `the Secret is in the namespace "${home}", and the chart of the gateway has none`;
      fail('route-invalid', this.node.path, problem, 'give the chart a namespace');
    }
    createGrant(this, {
      grantName: `${namespace}-${name}`,
      labels,
      kind: 'Gateway',
      clientNamespace: namespace,
      targetKind: 'Secret',
      targetNamespace: home,
      targetNames: [secretName],
    });
    return { name: secretName, namespaceName: home };
  }
}

function requireGatewayHosts(path: string, hosts: string[], tls: boolean): string[] {
  const checked = requireHosts(path, hosts);
  const most = MOST_LISTENERS / (tls ? 2 : 1);
  if (checked.length > most) {
    fail('route-invalid', path, `there are ${checked.length} hosts`, `use at most ${most}, or a second gateway`);
  }
  return checked;
}

function requirePorts(path: string, { httpPort = 80, httpsPort = 443 }: HttpGatewayProps) {
  requireInteger('port-invalid', path, 'httpPort', httpPort, 1, 65535);
  requireInteger('port-invalid', path, 'httpsPort', httpsPort, 1, 65535);
  if (httpPort === httpsPort) {
    fail('port-conflict', path, `httpPort and httpsPort are both ${httpPort}`, 'give each a number of its own');
  }
  return { httpPort, httpsPort };
}

function classOf(path: string, cluster: ClusterProfile, className: string | undefined): string {
  const found = className ?? cluster.gatewayClassName;
  if (found === undefined) {
    const problem = `the cluster "${cluster.name}" names no GatewayClass`;
    fail('addon-missing', path, problem, `${NAME_A_CLASS}, or className of the gateway`);
  }
  return found;
}
