import { k8s } from 'cdk8s-plus-27';
import { ManagedObject } from '../../core/managed-object';
import { ServiceContext } from '../../core/service-context';
import { IngressPath } from './ingress-path';

/** What the Ingresses of a service have in common. */
export interface IngressFrame {
  readonly className: string;
  readonly paths: IngressPath[];
  /** The port that gets the requests, by its name. */
  readonly portName: string;
}

/** One Ingress. */
export interface IngressObject {
  /** The construct's id. */
  readonly id: string;
  readonly objectName: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  /** The Service that it leads to. */
  readonly serviceName: string;
  readonly hosts: string[];
  /** The TLS Secret; undefined for plain HTTP. */
  readonly secretName?: string;
}

/** Creates an Ingress: the same paths of each host. */
export function createIngress(context: ServiceContext, frame: IngressFrame, ingress: IngressObject): void {
  const { objectName, labels, annotations, hosts, secretName } = ingress;
  const metadata = { name: objectName, namespace: context.namespaceName, labels, annotations };
  const backend = { service: { name: ingress.serviceName, port: { name: frame.portName } } };
  const http = { paths: frame.paths.map(({ path, pathType }) => ({ path, pathType, backend })) };
  const spec: k8s.IngressSpec = {
    ingressClassName: frame.className,
    tls: secretName === undefined ? undefined : [{ hosts, secretName }],
    rules: hosts.map((host) => ({ host, http })),
  };
  const props = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata };
  new ManagedObject(context.scope, ingress.id, props, () => k8s.toJson_IngressSpec(spec));
}
