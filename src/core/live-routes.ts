import { fail } from '../private/errors';
import { RouteModel } from './route';
import type { ServiceIntent } from './service-intent';
import { INSTANCE_LABEL } from './service-labels';

/** Every track is one that exists, and the weights make a whole. */
export function checkRoutes(path: string, routes: RouteModel[], tracks: { readonly trackName: string }[]): void {
  const known = tracks.map((track) => track.trackName);
  const stray = routes.find((route) => !known.includes(route.trackName));
  if (stray) {
    fail('track-invalid', path, `a route leads to the track "${stray.trackName}"`, `use ${known.join(' or ')}`);
  }
  const sum = routes.filter((route) => route.condition === undefined).reduce((total, route) => total + route.weight, 0);
  if (sum !== 100) {
    fail('track-invalid', path, `the weights of the routes add up to ${sum}`, 'make them add up to 100');
  }
}

/**
 * Whose pods the service's own Service selects. Where something in front of it tells the tracks apart, only those of
 * the default route; else all that are to get requests, who then share them by their number. A single track is always
 * named: pods of another one that `kubectl apply` has left behind get nothing.
 */
export function liveSelector(intent: ServiceIntent, selector: Record<string, string>): Record<string, string> {
  const { tracks, routes } = intent;
  const serving = routes.filter((route) => route.condition === undefined && route.weight > 0);
  const names = new Set((intent.routing.isBehindProxy ? routes.slice(0, 1) : serving).map((route) => route.trackName));
  const live = tracks.filter((track) => names.has(track.trackName));
  return live.length === 1 ? { ...selector, [INSTANCE_LABEL]: live[0].objectName } : selector;
}
