import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { installChecks } from '../../checks';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { PeerModel } from '../../core/peer';
import { declareExternal } from '../../core/declare-external';
import { Prerequisites } from '../../core/prerequisites';
import { IConnectable, ServiceEndpoint } from '../../core/service-endpoint';
import { fail } from '../../private/errors';
import { requireScopeAndId } from '../../private/options';
import { requirePlainObject, show } from '../../private/values';
import { notePrometheusOperator } from '../prometheus-operator';
import { equipWithTelemetry } from '../telemetry/client-telemetry';
import { requireBoolean } from './booleans';
import { createMonitor, isMonitored } from './collector-monitor';
import { createNetworkPolicy } from './collector-network';
import {
  allowPrivileges,
  createAccount,
  createAgentNamespace,
  createDaemonSet,
  createDeployment,
  createOtlpService,
  Reach,
} from './collector-objects';
import { Common, commonOf, factsOf } from './collector-facts';
import { CollectorFacts, protocolOf } from './collector-plan';
import { OTLP_GRPC, OTLP_HTTP, PORTS } from './collector-ports';
import { CollectorRole, selectorOf } from './collector-role';
import { agentRole, gatewayRole } from './collector-roles';
import { TelemetryCollectorProps } from './telemetry-collector-props';

const CODE = 'collector-invalid';

/**
 * The OpenTelemetry Collector of a cluster: an agent on each node, which reads the logs of pods and takes OTLP from
 * them, and a gateway, which sends everything to backends. Services send to it by `connectTo`.
 * See https://opentelemetry.io/docs/collector/deployment/
 */
export class TelemetryCollector extends Construct implements IConnectable {
  /** The DaemonSet of the agents, for patches, where there are any. */
  public readonly daemonSet?: ApiObject;
  /** The Deployment of the gateway, for patches, where there is one. */
  public readonly deployment?: ApiObject;
  private readonly clients: PeerModel[] = [];
  private readonly receiver?: CollectorRole;
  private readonly openToAllNamespaces: boolean;

  /** @throws when a prop is not valid, the chart has no namespace, or the collector could not start */
  public constructor(scope: Construct, id: string, props: TelemetryCollectorProps) {
    super(...requireScopeAndId('TelemetryCollector', scope, id));
    installChecks(this);
    const path = this.node.path;
    requirePlainObject(
      CODE,
      path,
      'props of the collector',
      props,
      'use them like { exporters: [TelemetryExporter.debug()] }',
    );
    const { openToAllNamespaces = false } = props;
    const common = commonOf(this, id, props);
    const facts = factsOf(path, common, props, ClusterProfile.of(this).clusterDomain);
    const agents = agentRole(facts, common);
    const gateway = gatewayRole(facts, common);
    this.openToAllNamespaces = requireBoolean(path, 'openToAllNamespaces', openToAllNamespaces);
    this.receiver = agents?.otlp ? agents : gateway;
    this.daemonSet = agents && this.createAgents(agents, facts, common);
    this.deployment = gateway && this.createGateway(gateway, facts, agents);
    [agents, gateway].forEach((role) => role && needSecrets(this, role));
    if (isMonitored(common.cluster)) {
      notePrometheusOperator({ scope: this, cluster: common.cluster, path });
    }
  }

  /** Where services send to: the agent of their own node, else the gateway. Its ports are `otlp-grpc` and `otlp-http`. */
  public get endpoint(): ServiceEndpoint {
    const path = this.node.path;
    const { receiver } = this;
    if (!receiver) {
      fail(CODE, path, 'the collector takes no OTLP', 'give it a gateway, or an agent with otlp: true');
    }
    const { clusterDomain } = ClusterProfile.of(this);
    const ports = [
      { portName: OTLP_GRPC, containerPort: PORTS.otlpGrpc, servicePort: PORTS.otlpGrpc },
      { portName: OTLP_HTTP, containerPort: PORTS.otlpHttp, servicePort: PORTS.otlpHttp },
    ];
    const { objectName: serviceName, namespaceName } = receiver;
    const podLabels = selectorOf(receiver);
    const endpoint: ServiceEndpoint = ServiceEndpoint._equipping(
      path,
      { serviceName, namespaceName, ports, podLabels, clusterDomain },
      (client, portName) =>
        equipWithTelemetry(client, {
          endpoint: endpoint.addressOf(portName).url,
          protocol: protocolOf(portName),
          signals: receiver.signals,
          origin: `connectTo ${show(serviceName)}`,
        }),
    );
    return endpoint;
  }

  /** Lets a client in, for `connectTo`. */
  public acceptClient(client: PeerModel): void {
    this.clients.push(client);
  }

  private createAgents(role: CollectorRole, { agent }: CollectorFacts, { custom }: Common): ApiObject {
    const scope = new Construct(this, 'agent');
    if (role.checkpoints !== undefined) {
      if (agent!.createNamespace) {
        createAgentNamespace(scope, role.namespaceName, custom);
      } else {
        needNamespace(this, role);
      }
    }
    createAccount(scope, role);
    if (role.checkpoints !== undefined && role.cluster.assignsUserIds) {
      allowPrivileges(scope, role);
    }
    const daemonSet = createDaemonSet(scope, role);
    if (role.otlp) {
      createOtlpService(scope, role, role.objectName, Reach.NODE);
    }
    this.protect(scope, role, []);
    return daemonSet;
  }

  private createGateway(role: CollectorRole, { gateway }: CollectorFacts, agents?: CollectorRole): ApiObject {
    const scope = new Construct(this, 'gateway');
    createAccount(scope, role);
    const deployment = createDeployment(scope, role, gateway!.replicas);
    createOtlpService(scope, role, role.objectName, Reach.CLUSTER);
    if (gateway!.tailSampling && agents) {
      createOtlpService(scope, role, `${role.objectName}-headless`, Reach.EACH);
    }
    const ports = [{ containerPort: PORTS.otlpGrpc }];
    this.protect(
      scope,
      role,
      agents ? [{ podLabels: selectorOf(agents), namespaceName: agents.namespaceName, ports }] : [],
    );
    return deployment;
  }

  /** Clients may come until synth, and only to where services send to. */
  private protect(scope: Construct, role: CollectorRole, agents: PeerModel[]): void {
    const { enforcesNetworkPolicies, monitoring } = ClusterProfile.of(this);
    const receives = role === this.receiver;
    if (enforcesNetworkPolicies) {
      createNetworkPolicy(scope, role, {
        clients: () => [...agents, ...(receives ? this.clients : [])],
        openToAllNamespaces: receives && this.openToAllNamespaces,
        prometheusNamespace: monitoring.prometheusNamespace,
      });
    }
    if (isMonitored(role.cluster)) {
      createMonitor(scope, role);
    }
  }
}

/** A namespace that somebody else creates. */
function needNamespace(scope: Construct, { namespaceName, cluster }: CollectorRole): void {
  Prerequisites.of(scope).add({
    name: `Namespace ${namespaceName} at the Pod Security level privileged`,
    install: `${cluster.kubectl} label namespace ${namespaceName} pod-security.kubernetes.io/enforce=privileged --overwrite`,
    neededBy: scope.node.path,
  });
}

/** Secrets that somebody else creates. */
function needSecrets(scope: Construct, { namespaceName, variables, files, cluster }: CollectorRole): void {
  for (const name of new Set([...variables, ...files].map(({ secretName }) => secretName))) {
    declareExternal(scope, { apiVersion: 'v1', kind: 'Secret', name, namespaceName });
    Prerequisites.of(scope).add({
      name: `Secret ${namespaceName}/${name}`,
      install: `${cluster.kubectl} create secret generic ${name} --namespace ${namespaceName} --from-literal=<key>=<value>`,
      neededBy: scope.node.path,
    });
  }
}
