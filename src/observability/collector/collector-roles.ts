import { commonLabels } from '../../core/service-labels';
import { requireServiceName } from '../../private/names';
import { agentNamespaceOf, Common } from './collector-facts';
import { configFile } from './collector-map';
import { CollectorFacts, planAgent, planGateway, RolePlan } from './collector-plan';
import { CollectorRole } from './collector-role';
import { CollectorConfig } from './config/collector-config';
import { KnownPods } from './config/processors';
import { ResolvedSize } from './collector-size';
import { TelemetrySignal } from '../telemetry/telemetry-options';
import { SIGNALS } from './telemetry-signals';

/** The agents, where there are any. */
export function agentRole(facts: CollectorFacts, common: Common): CollectorRole | undefined {
  const { path, agent } = facts;
  if (!agent) {
    return undefined;
  }
  const namespaceName = agentNamespaceOf(facts, common.namespaceName);
  return {
    ...roleOf(path, 'agent', common, planAgent(facts, agent), agent.size),
    namespaceName,
    otlp: agent.otlp,
    ...(agent.logs && {
      checkpoints: `/var/lib/otelcol/${namespaceName}-${common.name}`,
      seLinuxType: agent.seLinuxType ?? (common.cluster.assignsUserIds ? 'spc_t' : undefined),
    }),
    enrich: KnownPods.OF_NODE,
    priorityClassName: agent.priorityClassName,
  };
}

/** The gateway, where there is one. */
export function gatewayRole(facts: CollectorFacts, common: Common): CollectorRole | undefined {
  const { path, agent, gateway } = facts;
  if (!gateway) {
    return undefined;
  }
  return {
    ...roleOf(path, 'gateway', common, planGateway(facts, gateway), gateway.size),
    namespaceName: common.namespaceName,
    otlp: true,
    enrich: agent?.otlp ? undefined : KnownPods.OF_CLUSTER,
    priorityClassName: gateway.priorityClassName,
  };
}

function roleOf(
  path: string,
  part: string,
  { name, cluster, image, version, custom }: Common,
  plan: RolePlan,
  size: ResolvedSize,
): Omit<CollectorRole, 'otlp' | 'namespaceName'> {
  const objectName = requireServiceName(path, `name of the ${part}`, `${name}-${part}`);
  const defaults = { name: 'opentelemetry-collector', version, partOf: name };
  const labels = commonLabels(path, objectName, { component: part, custom }, defaults);
  const { config, variables, files } = plan;
  const file = configFile(path, objectName, config);
  return { objectName, labels, cluster, image, file, signals: takenSignals(config), variables, files, ...size };
}

/** What is taken by OTLP: the signals of the pipelines that begin with it. */
function takenSignals({ service }: CollectorConfig): TelemetrySignal[] {
  const taken = Object.entries(service.pipelines)
    .filter(([, { receivers }]) => receivers.includes('otlp'))
    .map(([name]) => name.split('/')[0]);
  return SIGNALS.filter((signal) => taken.includes(signal));
}
