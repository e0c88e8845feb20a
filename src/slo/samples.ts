import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';

/** The shortest window that is recorded, alerted on and scaled by. */
export const SHORTEST_WINDOW_SECONDS = 5 * 60;

/** Two samples make a rate; one that is late, and the beginning of the window, cost another each. */
const SAMPLES = 4;

/** @throws slo-invalid when a window has too few samples for a rate, so that nothing would ever be too much */
export function requireSamples(
  { path, intent }: ServiceContext,
  title: string,
  windowSeconds: number,
  otherwise = '',
): void {
  const { intervalSeconds = 0 } = intent.measured?.series ?? {};
  const most = windowSeconds / SAMPLES;
  if (intervalSeconds > most) {
    const problem = `${title} is worked out over ${windowSeconds} s, which needs four samples, and there is one each ${intervalSeconds} s`;
    fail(
      'slo-invalid',
      path,
      problem,
      `scrape, or send metrics, every ${Math.floor(most)} s or more often${otherwise}`,
    );
  }
}
