import { Size } from 'cdk8s';
import { Cpu, CpuResources, EphemeralStorageResources, k8s, MemoryResources } from 'cdk8s-plus-27';
import { extendedAmounts, hugePageAmounts } from '../core/dedicated-resources';
import { fail } from '../private/errors';
import { formatResource } from '../private/resource-names';
import { requireCpu, requireSize } from '../private/units';
import type { ContainerResourcesProps } from './container-resources';

/** A request and perhaps a limit, in 10^-9 units. */
interface Amount {
  readonly request: bigint;
  readonly limit?: bigint;
}

type BoundedAmount = Required<Amount>;

/** The amounts of a container, in 10^-9 units. */
export interface ResolvedResources {
  readonly cpu: Amount;
  readonly memory: BoundedAmount;
  readonly ephemeralStorage: BoundedAmount;
  /** Huge pages and extended resources by name: nobody can share them, so the request is the limit. */
  readonly dedicated: ReadonlyMap<string, bigint>;
}

/** The amounts that a user asked for, with the defaults for what is left out; checked. */
export function resolveResources(path: string, props: ContainerResourcesProps): ResolvedResources {
  const resolved = {
    cpu: resolveCpu(path, props.cpu ?? { request: Cpu.millis(100), limit: Cpu.millis(500) }),
    memory: resolveMemory(path, props.memory ?? { request: Size.mebibytes(256) }),
    ephemeralStorage: resolveStorage(path, props.ephemeralStorage ?? {}),
    dedicated: new Map([
      ...hugePageAmounts('resources-invalid', path, props.hugepages),
      ...extendedAmounts('resources-invalid', path, props.extended, 1),
    ]),
  };
  requireOrder(path, 'cpu', resolved.cpu);
  requireOrder(path, 'memory', resolved.memory);
  requireOrder(path, 'ephemeral-storage', resolved.ephemeralStorage);
  return resolved;
}

function resolveCpu(path: string, cpu: CpuResources): Amount {
  const limit = cpu.limit && requireCpu('resources-invalid', path, 'CPU limit', cpu.limit);
  const request = cpu.request && requireCpu('resources-invalid', path, 'CPU request', cpu.request);
  if (request === undefined && limit === undefined) {
    fail('resources-invalid', path, 'the CPU has neither request nor limit', 'set cpu.request, like Cpu.millis(250)');
  }
  return { request: request ?? limit ?? 0n, limit };
}

function resolveMemory(path: string, memory: MemoryResources): BoundedAmount {
  const limit = memory.limit && requireSize('resources-invalid', path, 'memory limit', memory.limit);
  const request = memory.request && requireSize('resources-invalid', path, 'memory request', memory.request);
  const any = request ?? limit;
  if (any === undefined) {
    fail(
      'resources-invalid',
      path,
      'the memory has neither request nor limit',
      'set memory.limit, like Size.mebibytes(512)',
    );
  }
  return { request: request ?? any, limit: limit ?? any };
}

function resolveStorage(path: string, storage: EphemeralStorageResources): BoundedAmount {
  const most = requireSize('resources-invalid', path, 'storage limit', storage.limit ?? Size.gibibytes(1));
  const usual = requireSize('resources-invalid', path, 'storage request', storage.request ?? Size.mebibytes(64));
  if (storage.request === undefined) {
    return { request: usual < most ? usual : most, limit: most };
  }
  return { request: usual, limit: storage.limit === undefined && usual > most ? usual : most };
}

function requireOrder(path: string, what: string, amount: Amount): void {
  if (amount.limit !== undefined && amount.request > amount.limit) {
    const request = formatResource(what, amount.request);
    const limit = formatResource(what, amount.limit);
    fail(
      'resources-invalid',
      path,
      `${what} request ${request} is above its limit ${limit}`,
      `lower the request to ${limit} or raise the limit to ${request}`,
    );
  }
}

/** Amounts as the Kubernetes API writes them. */
export function toRequirements(resources: ResolvedResources): k8s.ResourceRequirements {
  const { cpu, memory, ephemeralStorage, dedicated } = resources;
  const quantities = (amounts: [string, bigint | undefined][]) =>
    Object.fromEntries(
      amounts.flatMap(([name, value]) =>
        value === undefined ? [] : [[name, k8s.Quantity.fromString(formatResource(name, value))]],
      ),
    );
  const side = (which: 'request' | 'limit') =>
    quantities([
      ['cpu', cpu[which]],
      ['memory', memory[which]],
      ['ephemeral-storage', ephemeralStorage[which]],
      ...dedicated,
    ]);
  return { requests: side('request'), limits: side('limit') };
}
