import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { requireUserLabels } from '../../core/service-labels';
import { fail } from '../../private/errors';
import { parseImageReference } from '../../private/image-reference';
import { requireDnsLabel, requireServiceName } from '../../private/names';
import { requireString, show } from '../../private/values';
import { CollectorAgent } from './collector-agent';
import { CollectorGateway } from './collector-gateway';
import { CollectorFacts, resolveExporters } from './collector-plan';
import { TelemetryCollectorProps } from './telemetry-collector-props';

const CODE = 'collector-invalid';
const IMAGE = 'docker.io/otel/opentelemetry-collector-contrib:0.160.0';

/** Namespaces that every cluster has from the beginning. */
const CLUSTERS_OWN = /^(?:default|kube-.*|openshift(?:-.*)?)$/;

/** What both collectors have. */
export interface Common {
  readonly name: string;
  readonly namespaceName: string;
  readonly cluster: ClusterProfile;
  readonly image: string;
  readonly version?: string;
  readonly custom: Record<string, string>;
}

/** What both collectors have, checked. */
export function commonOf(scope: Construct, id: string, props: TelemetryCollectorProps): Common {
  const path = scope.node.path;
  const { namespace } = Chart.of(scope);
  if (namespace === undefined) {
    fail(CODE, path, 'the chart has no namespace, which the account of the collector needs', 'give the chart one');
  }
  const { image = IMAGE, labels = {} } = props;
  const { tag } = parseImageReference(path, image);
  const namespaceName = requireDnsLabel(path, "chart's namespace", namespace);
  const name = requireServiceName(path, 'name', id);
  const cluster = ClusterProfile.of(scope);
  return { name, namespaceName, cluster, image, version: tag, custom: requireUserLabels(path, labels) };
}

/** The namespace of the agents: one of their own where they read logs. */
export function agentNamespaceOf({ path, agent }: CollectorFacts, namespaceName: string): string {
  const given = agent?.namespaceName;
  if (!agent?.logs) {
    return given ?? namespaceName;
  }
  if (!agent.createNamespace) {
    return given ?? defaultNamespace(path, namespaceName);
  }
  if (given !== undefined && CLUSTERS_OWN.test(given)) {
    const problem = `the agents' namespace ${show(given)} is one of the cluster's own, and would be overwritten`;
    fail(CODE, path, problem, 'leave namespaceName out, name another, or say createNamespace: false');
  }
  if (given === namespaceName) {
    const problem = `the agents' namespace ${show(given)} is that of the collector, and must be a privileged one`;
    fail(CODE, path, problem, 'leave namespaceName out, or name another');
  }
  return given ?? defaultNamespace(path, namespaceName);
}

const defaultNamespace = (path: string, namespaceName: string): string =>
  requireDnsLabel(path, "agents' namespace", `${namespaceName}-agents`);

/** What the collector is made of, checked. */
export function factsOf(path: string, common: Common, props: TelemetryCollectorProps, domain: string): CollectorFacts {
  const { agent = CollectorAgent.daemonSet(), gateway = CollectorGateway.deployment(), clusterName } = props;
  if (!(agent instanceof CollectorAgent)) {
    fail(
      CODE,
      path,
      `agent ${show(agent)} is not a CollectorAgent`,
      'use CollectorAgent.daemonSet() or CollectorAgent.none()',
    );
  }
  if (!(gateway instanceof CollectorGateway)) {
    const fix = 'use CollectorGateway.deployment() or CollectorGateway.none()';
    fail(CODE, path, `gateway ${show(gateway)} is not a CollectorGateway`, fix);
  }
  if (clusterName !== undefined) {
    requireString(CODE, path, 'clusterName', clusterName, 'name the cluster, like "west"');
  }
  const { name, namespaceName } = common;
  const facts = { agent: agent._resolve(path), gateway: gateway._resolve(path) };
  if (!facts.agent && !facts.gateway) {
    fail(CODE, path, 'the collector has neither agents nor a gateway', 'give it one of them');
  }
  const exporters = resolveExporters(path, props.exporters);
  const resolved: CollectorFacts = {
    path,
    ...facts,
    exporters,
    clusterName,
    ownLogs: [],
    gatewayHost: `${name}-gateway.${namespaceName}.svc.${domain}`,
    headlessHost: `${name}-gateway-headless.${namespaceName}.svc.${domain}`,
  };
  const agents = agentNamespaceOf(resolved, namespaceName);
  const gatewayLogs = facts.gateway ? [`${namespaceName}_${name}-gateway`] : [];
  return { ...resolved, ownLogs: [`${agents}_${name}-agent`, ...gatewayLogs] };
}
