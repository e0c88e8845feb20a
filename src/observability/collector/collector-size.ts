import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { formatQuantity, parseQuantity } from '../../private/quantity';
import { requireCpu, requireSize } from '../../private/units';
import { fail } from '../../private/errors';
import { requirePlainObject } from '../../private/values';
import { Settings } from './exporter-model';

/** How large the container of a collector is. */
export interface CollectorSize {
  /**
   * CPU that it is given for certain.
   * @default - 100m for an agent, 200m for a gateway
   */
  readonly cpuRequest?: Cpu;

  /**
   * CPU that it may take.
   * @default - 500m for an agent, 1 for a gateway
   */
  readonly cpuLimit?: Cpu;

  /**
   * Memory: request and limit. The collector refuses data from 80% of it, and lets nothing grow into the rest.
   * @default - 256Mi for an agent, 512Mi for a gateway
   */
  readonly memory?: Size;
}

/** What a size defaults to. */
export interface SizeDefaults {
  readonly cpuRequest: Cpu;
  readonly cpuLimit: Cpu;
  readonly memory: Size;
}

/** Requests and limits, and what Go's garbage collector must know. */
export interface ResolvedSize {
  readonly resources: Settings;
  /** The variable GOMEMLIMIT, as the collector's documentation wants it: 80% of the limit. */
  readonly goMemoryLimit: string;
}

const MEBI = parseQuantity('1Mi')!;

/** A size, checked. */
export function resolveSize(path: string, given: CollectorSize = {}, defaults: SizeDefaults): ResolvedSize {
  const code = 'collector-invalid';
  requirePlainObject(code, path, 'size', given, 'use one like { memory: Size.mebibytes(512) }');
  const { cpuRequest = defaults.cpuRequest, cpuLimit = defaults.cpuLimit, memory: size = defaults.memory } = given;
  const request = requireCpu(code, path, 'cpuRequest', cpuRequest);
  const limit = requireCpu(code, path, 'cpuLimit', cpuLimit);
  const bytes = requireSize(code, path, 'memory', size);
  const memory = formatQuantity(bytes, 'binary');
  if (request > limit) {
    const problem = `cpuRequest ${formatQuantity(request, 'decimal')} is more than cpuLimit ${formatQuantity(limit, 'decimal')}`;
    fail(code, path, problem, 'raise the limit or lower the request');
  }
  if (bytes < 64n * MEBI) {
    fail(code, path, `memory ${memory} is too little for a collector`, 'use at least Size.mebibytes(64)');
  }
  const cpu = (amount: bigint): string => formatQuantity(amount, 'decimal');
  return {
    resources: {
      requests: { cpu: cpu(request), memory, 'ephemeral-storage': '64Mi' },
      limits: { cpu: cpu(limit), memory, 'ephemeral-storage': '256Mi' },
    },
    goMemoryLimit: `${(bytes * 8n) / 10n / MEBI}MiB`,
  };
}
