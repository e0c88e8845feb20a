import { Duration } from 'cdk8s';
import { fail } from '../../private/errors';
import { show } from '../../private/values';

/** How long a Gateway waits. Needs Gateway API 1.2. */
export interface RouteTimeouts {
  /**
   * For the whole answer to a client, retries included; zero means for ever. Whole milliseconds.
   * @default - the controller's
   */
  readonly request?: Duration;

  /**
   * For one attempt at a pod; not longer than `request`. Whole milliseconds, zero means for ever.
   * @default - the controller's
   */
  readonly backendRequest?: Duration;
}

/** The units of the API and their milliseconds. Source: the Gateway API's GEP-2257. */
const UNITS: [string, number][] = [
  ['s', 1000],
  ['ms', 1],
  ['m', 60000],
  ['h', 3600000],
];
/** A number of the API has five digits. */
const MOST = 99999;

function millisecondsOf(path: string, what: string, duration: Duration): number {
  const known = typeof (duration as Duration | null)?.toMilliseconds === 'function';
  const milliseconds = known ? duration.toMilliseconds({ integral: false }) : NaN;
  if (!Number.isInteger(milliseconds) || milliseconds < 0) {
    const given = known ? `of ${milliseconds} ms` : show(duration);
    fail('route-invalid', path, `${what} ${given} is not valid`, 'use whole milliseconds, like Duration.seconds(10)');
  }
  return milliseconds;
}

function durationOf(path: string, what: string, milliseconds: number): string {
  const unit = UNITS.find(([, size]) => milliseconds % size === 0 && milliseconds / size <= MOST);
  if (!unit) {
    const problem = `${what} of ${milliseconds} ms has more digits than the Gateway API takes`;
    fail('route-invalid', path, problem, 'use fewer, like whole minutes');
  }
  return `${milliseconds / unit[1]}${unit[0]}`;
}

/** The timeouts as a rule of an HTTPRoute has them. */
export function timeoutsOf(path: string, timeouts: RouteTimeouts = {}): Record<string, string | undefined> {
  const [request, backendRequest] = [timeouts.request, timeouts.backendRequest].map((duration, index) => {
    const what = index === 0 ? 'timeout request' : 'timeout backendRequest';
    return duration === undefined ? undefined : { what, milliseconds: millisecondsOf(path, what, duration) };
  });
  if (request && backendRequest && request.milliseconds > 0 && backendRequest.milliseconds > request.milliseconds) {
    const problem = `timeout backendRequest of ${backendRequest.milliseconds} ms is longer than request of ${request.milliseconds} ms`;
    fail('route-invalid', path, problem, 'make it shorter, or request longer');
  }
  return {
    request: request && durationOf(path, request.what, request.milliseconds),
    backendRequest: backendRequest && durationOf(path, backendRequest.what, backendRequest.milliseconds),
  };
}
