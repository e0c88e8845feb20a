import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { fail } from '../../private/errors';
import { requireDnsLabel, requireSubdomain } from '../../private/names';
import { requirePlainObject, show } from '../../private/values';
import { requireBoolean } from './booleans';
import { CollectorComponents } from './collector-components';
import { requireComponents } from './component-checks';
import { CollectorSize, ResolvedSize, resolveSize } from './collector-size';

/** The collector of each node. */
export interface CollectorAgentOptions {
  /**
   * Whether it reads the logs of all pods of its node. For that it mounts /var/log/pods, runs as root, and lives in a
   * namespace of its own.
   * @default true
   */
  readonly logs?: boolean;

  /**
   * Whether it takes OTLP from pods of its node.
   * @default true
   */
  readonly otlp?: boolean;

  /**
   * The namespace that is created for it where it reads logs; the API server refuses hostPath in others.
   * @default - the collector's namespace and `-agents`
   */
  readonly namespaceName?: string;

  /**
   * Whether that namespace is created. One that exists already, with a quota of its own for example, must have the Pod
   * Security level `privileged`. Only where it reads logs.
   * @default true
   */
  readonly createNamespace?: boolean;

  /**
   * The type that SELinux runs it as: nodes that enforce SELinux let the usual `container_t` read no logs of other
   * pods, and `spc_t` does. Only where it reads logs.
   * @default - `spc_t` on OpenShift, else the container runtime's
   */
  readonly seLinuxType?: string;

  /**
   * How large each one is.
   * @default - request 100m, limit 500m CPU, 256Mi memory
   */
  readonly size?: CollectorSize;

  /**
   * Components of your own.
   * @default - none
   */
  readonly components?: CollectorComponents;

  /**
   * The priority class of its pods. `system-node-critical` keeps them from being preempted.
   * @default - the cluster's
   */
  readonly priorityClassName?: string;
}

/** An agent, checked. */
export interface AgentModel {
  readonly logs: boolean;
  readonly otlp: boolean;
  readonly namespaceName?: string;
  readonly createNamespace: boolean;
  readonly seLinuxType?: string;
  readonly size: ResolvedSize;
  readonly components?: CollectorComponents;
  readonly priorityClassName?: string;
}

/** Whether each node has a collector. */
export class CollectorAgent {
  /** One on each node, tainted ones too: a DaemonSet. */
  public static daemonSet(options: CollectorAgentOptions = {}): CollectorAgent {
    return new CollectorAgent(options);
  }

  /** None: logs are not read, and services send to the gateway. */
  public static none(): CollectorAgent {
    return new CollectorAgent();
  }

  private readonly options?: CollectorAgentOptions;

  private constructor(options?: CollectorAgentOptions) {
    this.options = options;
  }

  /** @internal */
  public _resolve(path: string): AgentModel | undefined {
    const { options } = this;
    if (options === undefined) {
      return undefined;
    }
    requirePlainObject('collector-invalid', path, 'options of the agent', options, 'use them like { logs: true }');
    const { logs = true, otlp = true, namespaceName, size, components, priorityClassName } = options;
    const { createNamespace = true, seLinuxType } = options;
    requireBoolean(path, 'logs', logs);
    requireBoolean(path, 'otlp', otlp);
    requireBoolean(path, 'createNamespace', createNamespace);
    requireComponents(`${path}/agent`, components);
    requireOfLogs(path, logs, options);
    if (namespaceName !== undefined) {
      requireDnsLabel(path, 'namespaceName of the agent', namespaceName);
    }
    if (priorityClassName !== undefined) {
      requireSubdomain(path, 'priorityClassName', priorityClassName, 'system-node-critical');
    }
    const defaults = { cpuRequest: Cpu.millis(100), cpuLimit: Cpu.millis(500), memory: Size.mebibytes(256) };
    return {
      logs,
      otlp,
      namespaceName,
      createNamespace,
      seLinuxType,
      size: resolveSize(path, size, defaults),
      components,
      priorityClassName,
    };
  }
}

/** Options of agents that read logs. */
function requireOfLogs(path: string, logs: boolean, { createNamespace, seLinuxType }: CollectorAgentOptions): void {
  if (seLinuxType !== undefined && (typeof seLinuxType !== 'string' || !/^[A-Za-z0-9_.-]+$/.test(seLinuxType))) {
    const problem = `seLinuxType ${show(seLinuxType)} is not a type of SELinux`;
    fail('collector-invalid', path, problem, 'use one like "spc_t"');
  }
  const given = Object.entries({ createNamespace, seLinuxType }).find(([, value]) => value !== undefined);
  if (!logs && given) {
    const problem = `${given[0]} is about agents that read logs, and these read none`;
    fail('collector-invalid', path, problem, 'leave it out');
  }
}
