import { RequestPart } from '../../core/route';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { show } from '../../private/values';
import { GatewayReference } from './gateway-reference';
import { RoutePlan } from './route-rules';

/** Refuses what a release asks of the routes and a Gateway can't do. */
export function requireRoutable({ path, intent }: ServiceContext, plan: RoutePlan): void {
  const { routes, previews, hasChangingRoutes } = intent.routing;
  const sticky = routes.find((route) => route.sticky);
  if (sticky) {
    const problem = `the standard channel of the Gateway API can't keep ${sticky.weight}% of the users with ${show(sticky.trackName)}`;
    const fix =
      'use Audience.header or Audience.cookie, Exposure.ingress with ingress-nginx or Traefik, or Delivery.canary for a share that is not sticky';
    fail('route-invalid', path, problem, fix);
  }
  if (plan.redirects && (routes.length > 1 || previews.length > 0)) {
    const problem = 'all requests are redirected, so no version of the service gets any';
    fail('route-invalid', path, problem, 'leave out the filter, or the delivery that has several versions');
  }
  const { backends, weight = 1 } = plan;
  if (hasChangingRoutes && backends.length > 0 && weight !== 1) {
    const problem = `weight ${weight} would not last, as a controller changes the weights of the versions, which add up to 100`;
    fail('route-invalid', path, problem, 'leave it out, and give otherBackends their weights in proportion to 1');
  }
}

/** Says what the Gateway's controller must be able to do besides what each one can. */
export function needCookies({ scope, path, intent }: ServiceContext, reference: GatewayReference): void {
  const conditions = intent.routes.flatMap(({ condition }) => condition ?? []);
  const cookies = conditions.filter(({ part }) => part === RequestPart.COOKIE).map(({ name }) => show(name));
  if (cookies.length > 0) {
    const names = [...new Set(cookies)];
    const what = `the cookie${names.length === 1 ? '' : 's'} ${names.join(' and ')}`;
    Prerequisites.of(scope).add({
      name: 'regular expressions for headers in the Gateway API',
      install: `the controller of the Gateway "${reference.gatewayName}" must know header matches of the type RegularExpression, which find ${what}; its documentation says so, and Audience.header does without`,
      neededBy: path,
    });
  }
}
