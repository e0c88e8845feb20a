import { OtlpProtocol } from '../telemetry/otlp-protocol';
import { TelemetrySignal } from '../telemetry/telemetry-options';
import { fail } from '../../private/errors';
import { isPlainObject, requirePlainObject, show } from '../../private/values';
import { isVariableName } from '../../core/environment';
import { AgentModel } from './collector-agent';
import { CollectorComponents } from './collector-components';
import { CHECKPOINTS } from './collector-pod';
import { GatewayModel } from './collector-gateway';
import { PORTS } from './collector-ports';
import { CollectorConfig, collectorConfig, STORAGE } from './config/collector-config';
import { KnownPods } from './config/processors';
import { fileLogReceiver } from './config/file-log-receiver';
import { mergedConfig } from './config/merged-config';
import { validatedConfig } from './config/validated-config';
import { requireSecretKey } from './exporter-checks';
import { ExporterModel, SecretFiles, SecretVariable } from './exporter-model';
import { TelemetryExporter } from './telemetry-exporter';

const CODE = 'collector-invalid';

/** What a collector is made of, checked. */
export interface CollectorFacts {
  readonly path: string;
  readonly exporters: ExporterModel[];
  readonly agent?: AgentModel;
  readonly gateway?: GatewayModel;
  readonly clusterName?: string;
  /** `<namespace>_<name>` of the agents, and of the gateway: what begins the folders of their logs. */
  readonly ownLogs: string[];
  /** The hosts of the gateway: its Service, and the headless one. */
  readonly gatewayHost: string;
  readonly headlessHost: string;
}

/** The configuration of the agents or of the gateway, and the Secrets that it reads. */
export interface RolePlan {
  readonly config: CollectorConfig;
  readonly variables: SecretVariable[];
  readonly files: SecretFiles[];
}

/** The exporters of the user's, each id once. */
export function resolveExporters(path: string, exporters: TelemetryExporter[] = []): ExporterModel[] {
  const like = 'use a list like [TelemetryExporter.debug()]';
  if (!Array.isArray(exporters) || !exporters.every((one) => one instanceof TelemetryExporter)) {
    fail(CODE, path, 'exporters is not a list of TelemetryExporters', like);
  }
  const models = exporters.map((exporter) => exporter._resolve(path));
  const ids = models.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) {
    fail(CODE, path, `two exporters are ${show(twice)}`, 'give one of them a name');
  }
  return models;
}

/** The agents: they send to the gateway where there is one. */
export function planAgent(facts: CollectorFacts, agent: AgentModel): RolePlan {
  const { path, gateway, clusterName, ownLogs } = facts;
  const exporters = gateway ? toGateway(facts, gateway) : facts.exporters;
  const config = collectorConfig({
    ...(agent.logs && { fileLog: fileLogReceiver(ownLogs, STORAGE), checkpoints: CHECKPOINTS }),
    otlp: agent.otlp,
    enrich: KnownPods.OF_NODE,
    clusterName,
    exporters,
    wanted: wantedBy(agent.components),
  });
  return planned(`${path}/agent`, config, agent.components, exporters);
}

/** The gateway. Who sends to it past the agents is asked about here. */
export function planGateway(facts: CollectorFacts, gateway: GatewayModel): RolePlan {
  const { path, agent, clusterName, exporters } = facts;
  if (gateway.tailSampling && !agent?.otlp && gateway.replicas > 1) {
    const problem = `tailSampling has ${gateway.replicas} gateway pods, and no agents that send all spans of a trace to one`;
    fail(CODE, path, problem, 'use CollectorAgent.daemonSet({ otlp: true }), or replicas: 1');
  }
  const traces: string[] = [...exporters.flatMap(({ signals }) => signals), ...wantedBy(gateway.components)];
  if (gateway.tailSampling && !traces.includes(TelemetrySignal.TRACES)) {
    const fix = 'give it an exporter of traces, like TelemetryExporter.otlp(…), or leave tailSampling out';
    fail(CODE, path, 'tailSampling chooses traces, and no exporter takes any', fix);
  }
  const config = collectorConfig({
    otlp: true,
    enrich: agent?.otlp ? undefined : KnownPods.OF_CLUSTER,
    clusterName,
    tailSampling: gateway.tailSampling,
    exporters,
    wanted: wantedBy(gateway.components),
  });
  return planned(`${path}/gateway`, config, gateway.components, exporters);
}

/** The signals that exporters of the user's own take. */
function wantedBy({ pipelines }: CollectorComponents = {}): string[] {
  const given = isPlainObject(pipelines) ? Object.entries(pipelines) : [];
  return given
    .filter(
      ([, pipeline]) => isPlainObject(pipeline) && Array.isArray(pipeline.exporters) && pipeline.exporters.length > 0,
    )
    .map(([name]) => name);
}

function toGateway({ exporters, gatewayHost, headlessHost }: CollectorFacts, gateway: GatewayModel): ExporterModel[] {
  const wanted: string[] = [...exporters.flatMap(({ signals }) => signals), ...wantedBy(gateway.components)];
  const signals = Object.values(TelemetrySignal).filter((signal) => wanted.includes(signal));
  const plain = { tls: { insecure: true } };
  const all = { settings: { endpoint: `${gatewayHost}:${PORTS.otlpGrpc}`, ...plain }, variables: [], files: [] };
  const others = signals.filter((signal) => !gateway.tailSampling || signal !== TelemetrySignal.TRACES);
  const balanced = signals.filter((signal) => !others.includes(signal));
  const resolver = { dns: { hostname: headlessHost, port: `${PORTS.otlpGrpc}` } };
  return [
    { ...all, id: 'otlp_grpc/gateway', signals: others },
    {
      id: 'load_balancing',
      signals: balanced,
      settings: { routing_key: 'traceID', protocol: { otlp: plain }, resolver },
      variables: [],
      files: [],
    },
  ].filter((exporter) => exporter.signals.length > 0);
}

function planned(
  path: string,
  own: CollectorConfig,
  components: CollectorComponents | undefined,
  exporters: ExporterModel[],
): RolePlan {
  const config = validatedConfig(path, mergedConfig(path, own, components));
  const used = exporters.filter(({ id }) => id in config.exporters);
  const variables = [...used.flatMap((one) => one.variables), ...secretVariables(path, components)];
  const twice = variables.find(
    ({ variable }, index) => variables.findIndex((other) => other.variable === variable) < index,
  );
  if (twice !== undefined) {
    fail(
      CODE,
      path,
      `two secrets are in the variable ${twice.variable}`,
      'name the exporter or the variable otherwise',
    );
  }
  return { config, variables, files: used.flatMap(({ files }) => files) };
}

function secretVariables(path: string, { secretVariables: given = {} }: CollectorComponents = {}): SecretVariable[] {
  requirePlainObject(
    CODE,
    path,
    'secretVariables',
    given,
    'use them like { TOKEN: { secretName: "backend", key: "token" } }',
  );
  return Object.entries(given).map(([variable, reference]) => {
    if (
      !isVariableName(variable) ||
      !/^\w+$/.test(variable) ||
      variable === 'GOMEMLIMIT' ||
      variable === 'K8S_NODE_NAME'
    ) {
      fail(
        CODE,
        path,
        `secret variable ${show(variable)} has no valid name`,
        'use a name of its own with letters, digits and "_"',
      );
    }
    const { secretName, key } = requireSecretKey(path, `secret variable ${variable}`, reference);
    return { variable, secretName, key };
  });
}

/** The protocol of a port, by its name. */
export const protocolOf = (portName: string): OtlpProtocol =>
  portName === 'otlp-http' ? OtlpProtocol.HTTP_PROTOBUF : OtlpProtocol.GRPC;
