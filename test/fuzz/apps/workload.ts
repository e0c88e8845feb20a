import { Duration, Size } from 'cdk8s';
import { Cpu, TaintEffect } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  ContainerResources,
  ContainerSize,
  HealthCheck,
  NodeRequirement,
  PodOptions,
  Scheduling,
  SecurityProfile,
  Shutdown,
  Spread,
  Toleration,
} from 'cdk8s-aspnetcore';
import { Of, rarely, whole, word, words } from './arbitrary';

export const workload = fc.record({
  health: rarely(
    fc.record({
      kind: word('aspNetCore', 'exec', 'grpc', 'http', 'none', 'tcp'),
      period: rarely(whole(1, 30)),
      failures: rarely(whole(1, 100)),
      liveness: fc.constantFrom(undefined, true, false),
      delay: rarely(whole(0, 20)),
      hostHeader: fc.boolean(),
    }),
  ),
  resources: rarely(
    fc.oneof(
      fc.record({ size: word('nano', 'small', 'medium', 'large', 'extraLarge') }),
      fc.record({
        cpu: whole(10, 400),
        cpuLimit: rarely(whole(400, 2000)),
        memory: whole(64, 512),
        disk: rarely(whole(256, 1024)),
      }),
    ),
  ),
  shutdown: rarely(
    fc.oneof(
      fc.constant('immediate' as const),
      fc.record({ drain: whole(0, 30), timeout: whole(1, 60), margin: whole(0, 10), spare: rarely(whole(0, 60)) }),
    ),
  ),
  scheduling: rarely(
    fc.record({
      spread: word('none', 'preferred', 'strict', 'zones'),
      selector: fc.boolean(),
      priority: fc.boolean(),
      tolerates: words('spot', 'gpu'),
      node: rarely(word('isIn', 'exists', 'greaterThan')),
      apart: fc.boolean(),
    }),
  ),
  podOptions: rarely(
    fc.record({
      annotations: words('example.com/team', 'owner'),
      pullSecrets: words('registry', 'mirror'),
      alias: fc.boolean(),
      ndots: rarely(whole(1, 15)),
    }),
  ),
  security: rarely(
    fc.record({
      writable: fc.boolean(),
      bindsLowPorts: fc.boolean(),
      appArmor: fc.boolean(),
      ids: fc.boolean(),
      level: word('restricted', 'baseline', 'none'),
    }),
  ),
});
export type WorkloadDescription = Of<typeof workload>;
type Given<K extends keyof WorkloadDescription> = NonNullable<WorkloadDescription[K]>;

export function buildHealth({ kind, period, failures, liveness, delay, hostHeader }: Given<'health'>): HealthCheck {
  const probe = {
    period: period === undefined ? undefined : Duration.seconds(period),
    failureThreshold: failures,
    initialDelay: delay === undefined ? undefined : Duration.seconds(delay),
  };
  const options = { readiness: probe, startup: probe, livenessEnabled: liveness };
  const request = hostHeader ? { hostHeader: 'shop.example.com', headers: { 'X-Probe': 'yes' } } : {};
  switch (kind) {
    case 'aspNetCore':
      return HealthCheck.aspNetCore({ ...options, ...request });
    case 'exec':
      return HealthCheck.exec(['dotnet', 'health.dll'], options);
    case 'grpc':
      return HealthCheck.grpc(options);
    case 'http':
      return HealthCheck.http('/healthz', { ...options, ...request });
    default:
      return kind === 'tcp' ? HealthCheck.tcp(options) : HealthCheck.none();
  }
}

export function buildResources(given: Given<'resources'>): ContainerResources {
  if ('size' in given) {
    return ContainerSize[given.size]();
  }
  const { cpu, cpuLimit, memory, disk } = given;
  return ContainerResources.of({
    cpu: { request: Cpu.millis(cpu), limit: cpuLimit === undefined ? undefined : Cpu.millis(cpuLimit) },
    memory: { request: Size.mebibytes(memory), limit: Size.mebibytes(memory) },
    ...(disk === undefined ? {} : { ephemeralStorage: { limit: Size.mebibytes(disk) } }),
  });
}

export function buildShutdown(given: Given<'shutdown'>): Shutdown {
  if (given === 'immediate') {
    return Shutdown.immediate();
  }
  const { drain, timeout, margin, spare } = given;
  return Shutdown.graceful({
    drain: Duration.seconds(drain),
    timeout: Duration.seconds(timeout),
    margin: Duration.seconds(margin),
    gracePeriod: spare === undefined ? undefined : Duration.seconds(drain + timeout + margin + spare),
  });
}

const SPREADS = {
  none: () => Spread.none(),
  preferred: () => Spread.preferred(),
  strict: () => Spread.strict(),
  zones: () => Spread.strict({ zones: true }),
};

const NODES = {
  isIn: () => NodeRequirement.isIn('example.com/pool', ['a', 'b']),
  exists: () => NodeRequirement.exists('example.com/ssd'),
  greaterThan: () => NodeRequirement.greaterThan('example.com/cores', 4),
};

export function buildScheduling({
  spread,
  selector,
  priority,
  tolerates,
  node,
  apart,
}: Given<'scheduling'>): Scheduling {
  const effect = TaintEffect.NO_SCHEDULE;
  return Scheduling.of({
    spread: SPREADS[spread](),
    nodeSelector: selector ? { 'kubernetes.io/arch': 'amd64' } : undefined,
    priorityClassName: priority ? 'gold' : undefined,
    tolerations: tolerates.map((key) => Toleration.of({ key, effect })),
    nodeAffinity: node && { required: [NODES[node]()] },
    podAntiAffinity: apart ? { preferred: [{ labels: { app: 'batch' } }] } : undefined,
  });
}

export function buildPodOptions({ annotations, pullSecrets, alias, ndots }: Given<'podOptions'>): PodOptions {
  return {
    annotations: Object.fromEntries(annotations.map((key) => [key, 'shop'])),
    imagePullSecrets: pullSecrets,
    hostAliases: alias ? [{ ip: '10.0.0.10', hostnames: ['legacy.example.com'] }] : undefined,
    dnsConfig: ndots === undefined ? undefined : { ndots },
  };
}

export function buildSecurity({ level, writable, bindsLowPorts, appArmor, ids }: Given<'security'>): SecurityProfile {
  const options = {
    readOnlyRootFilesystem: writable ? false : undefined,
    addCapabilities: bindsLowPorts ? ['NET_BIND_SERVICE'] : undefined,
    appArmor: appArmor || undefined,
    ...(ids ? { userId: 12000, groupId: 12000, fsGroup: 12000 } : {}),
  };
  return level === 'none' ? SecurityProfile.none() : SecurityProfile[level](options);
}
