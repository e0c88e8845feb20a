import { fail } from '../private/errors';
import { requireLabel } from '../private/labels';
import { requireDnsDomain, requireDnsLabel, requirePortName, requireServiceName } from '../private/names';
import { requireInteger } from '../private/values';
import { PortModel } from './model';

/** What is known of a Service. */
export interface ServiceEndpointOptions {
  /** The name of the Service. */
  readonly serviceName: string;

  /**
   * The namespace that it lives in.
   * @default - that of its clients, which then have none that is known either
   */
  readonly namespaceName?: string;

  /** Its ports, the main one first; only TCP. */
  readonly ports: PortModel[];

  /**
   * Labels of its pods, for the NetworkPolicies of its clients.
   * @default - all pods of its namespace
   */
  readonly podLabels?: Record<string, string>;

  /**
   * Whether it is headless: then clients connect to the pods' own ports.
   * @default false
   */
  readonly headless?: boolean;

  /**
   * The StatefulSet that it governs, whose pods have host names of their own.
   * @default - none
   */
  readonly statefulSetName?: string;

  /**
   * The domain of the cluster's DNS.
   * @default cluster.local
   */
  readonly clusterDomain?: string;
}

/** Checks what a user says of a Service. */
export function requireEndpoint(path: string, options: ServiceEndpointOptions): void {
  requireServiceName(path, 'serviceName', options.serviceName);
  if (options.namespaceName !== undefined) {
    requireDnsLabel(path, 'namespaceName', options.namespaceName);
  }
  if (options.clusterDomain !== undefined) {
    requireDnsDomain(path, 'clusterDomain', options.clusterDomain);
  }
  if (options.statefulSetName !== undefined) {
    requireDnsLabel(path, 'statefulSetName', options.statefulSetName);
  }
  if (options.ports.length === 0) {
    fail('connection-invalid', path, `"${options.serviceName}" has no ports`, 'list the ones that it offers');
  }
  for (const port of options.ports) {
    requirePortName(path, port.portName);
    requireInteger('port-invalid', path, `port ${port.portName}`, port.containerPort, 1, 65535);
    requireInteger('port-invalid', path, `service port ${port.portName}`, port.servicePort, 1, 65535);
  }
  Object.entries(options.podLabels ?? {}).forEach(([key, value]) => requireLabel(path, key, value));
}
