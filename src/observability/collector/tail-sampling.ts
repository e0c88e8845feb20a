import { Duration } from 'cdk8s';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { isPlainObject, requirePlainObject, show } from '../../private/values';
import { Settings } from './exporter-model';

const CODE = 'collector-invalid';

/** Which traces are kept. A trace that one rule wants is kept. */
export interface TailSamplingOptions {
  /**
   * How many of all traces are kept, in percent, 0 to 100.
   * @default 10
   */
  readonly percentage?: number;

  /**
   * Whether traces with an error are all kept.
   * @default true
   */
  readonly keepErrors?: boolean;

  /**
   * Traces that take at least this long are all kept: whole milliseconds.
   * @default - they are not told apart
   */
  readonly slowerThan?: Duration;

  /**
   * How long a trace's spans are waited for: whole seconds.
   * @default Duration.seconds(10)
   */
  readonly decisionWait?: Duration;

  /**
   * Further policies, as the tail sampling processor takes them.
   * See https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor
   * @default - none
   */
  readonly policies?: Record<string, any>[];
}

/** The settings of the tail sampling processor. */
export function tailSamplingSettings(path: string, options: TailSamplingOptions): Settings {
  requirePlainObject(CODE, path, 'tailSampling', options, 'use options like { percentage: 5 }');
  const { percentage = 10, keepErrors = true, slowerThan, decisionWait, policies = [] } = options;
  if (typeof percentage !== 'number' || !(percentage >= 0 && percentage <= 100)) {
    fail(CODE, path, `percentage ${show(percentage)} of tailSampling is not valid`, 'use a number from 0 to 100');
  }
  if (typeof keepErrors !== 'boolean') {
    fail(CODE, path, `keepErrors ${show(keepErrors)} is neither true nor false`, 'use true or false');
  }
  if (
    !Array.isArray(policies) ||
    !policies.every((policy) => isPlainObject(policy) && typeof policy.name === 'string')
  ) {
    fail(
      CODE,
      path,
      'policies of tailSampling is not a list of policies with names',
      'give each policy a name and a type',
    );
  }
  const wait = decisionWait === undefined ? 10 : requireSeconds(CODE, path, 'decisionWait', decisionWait, 1);
  const all = [
    ...(keepErrors ? [{ name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } }] : []),
    ...(slowerThan === undefined
      ? []
      : [{ name: 'slow', type: 'latency', latency: { threshold_ms: millis(path, slowerThan) } }]),
    ...policies,
    { name: 'share', type: 'probabilistic', probabilistic: { sampling_percentage: percentage } },
  ];
  const names = all.map(({ name }) => name as string);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    fail(CODE, path, `two policies of tailSampling are named ${show(twice)}`, 'give yours another name');
  }
  return { decision_wait: `${wait}s`, policies: all };
}

function millis(path: string, duration: Duration): number {
  const amount = duration instanceof Duration ? duration.toMilliseconds({ integral: false }) : NaN;
  if (!Number.isInteger(amount) || amount < 1) {
    const fix = 'use whole milliseconds, like Duration.millis(500)';
    fail(
      CODE,
      path,
      `slowerThan ${show(duration instanceof Duration ? amount : duration)} of tailSampling is not valid`,
      fix,
    );
  }
  return amount;
}
