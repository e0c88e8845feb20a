import type { ServiceDescription } from './description';

type Workload = ServiceDescription['workload'];

/** How long a container may take to start, in seconds; where nothing asks for that, no time at all. */
export function startOf({ health }: Workload): number {
  const { delay = 1, failures = 40, period = 3, kind } = health ?? {};
  return kind === 'none' ? 0 : delay + failures * period;
}

/** Whether readiness bears longer what makes the liveness probe restart a container; only those of TCP ask the same. */
export function isRestartedEarly({ health }: Workload): boolean {
  const { failures = 3, period = 5, kind, liveness } = health ?? {};
  return kind === 'tcp' && liveness === true && failures * period > 60;
}

/** How long a pod has to end, in seconds. */
export function graceOf({ shutdown }: Workload): number {
  if (shutdown === 'immediate') {
    return 1;
  }
  const { drain, timeout, margin, spare = 0 } = shutdown ?? { drain: 10, timeout: 30, margin: 5 };
  return drain + timeout + margin + spare;
}
