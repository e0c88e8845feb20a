import { RequestCondition, RequestPart, RouteModel } from '../../core/route';
import { fail } from '../../private/errors';
import { sortedRecord } from '../../private/plain';
import { show } from '../../private/values';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const INSTEAD = 'or use Exposure.gateway, or Traefik';

/** All other settings of a canary are those of the Ingress that it belongs to. Source: the controller's createUpstreams. */
const OWN_SETTINGS = [
  'load-balance',
  'service-upstream',
  'upstream-hash-by',
  'upstream-hash-by-subset',
  'upstream-hash-by-subset-size',
];

/** What the controller lets through in these annotations; it ignores one that has anything else. */
const VALUE = /^[A-Za-z0-9._~/:-]+$/;
/** A header of another name never gets to nginx's variables. Source: underscores_in_headers, off by default. */
const HEADER_NAME = /^[A-Za-z0-9-]+$/;

/** What the two Ingresses of a service and its variant have to say. */
export interface CanaryAnnotations {
  /** Of the Ingress of the service: what it had, and what the split needs. */
  readonly main: Record<string, string>;
  /** Of the Ingress of the variant. */
  readonly canary: Record<string, string>;
}

/**
 * The one route besides the default one.
 * Source: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
 * @throws when there are more, which ingress-nginx would take one of
 */
export function canaryRoute(path: string, routes: RouteModel[]): RouteModel {
  const variants = routes.slice(1);
  if (variants.length > 1) {
    const names = variants.map(({ trackName }) => show(trackName)).join(' and ');
    const problem = `ingress-nginx leads the requests of a path to the service and one variant, and there are ${variants.length}: ${names}`;
    fail('route-invalid', path, problem, `leave one of them, ${INSTEAD}`);
  }
  return variants[0];
}

/** @throws when ingress-nginx can't tell the variant's requests apart */
export function canaryAnnotations(
  path: string,
  route: RouteModel,
  annotations: Record<string, string>,
): CanaryAnnotations {
  const { condition, sticky, weight } = route;
  const affinity = `${PREFIX}affinity`;
  if (condition !== undefined && annotations[affinity] !== undefined) {
    const problem = `the sticky cookie of ingress-nginx outweighs the ${condition.part} ${show(condition.name)}, so who has got the service once never gets ${show(route.trackName)}`;
    fail('route-invalid', path, problem, `leave stickyCookie out, ${INSTEAD}`);
  }
  // The variant's pods are as sticky as those of the service, and so is the choice between the two.
  const settings: Record<string, string> = condition
    ? conditionAnnotations(path, route.trackName, condition)
    : { 'canary-weight': `${weight}`, ...(sticky && { 'affinity-canary-behavior': 'sticky' }) };
  const own = OWN_SETTINGS.filter((name) => annotations[PREFIX + name] !== undefined);
  const canary = [['canary', 'true'], ...own.map((name) => [name, annotations[PREFIX + name]])];
  return {
    main: sortedRecord({ ...(sticky && { [affinity]: 'cookie' }), ...annotations }),
    canary: sortedRecord(
      Object.fromEntries([...canary, ...Object.entries(settings)].map(([name, value]) => [PREFIX + name, value])),
    ),
  };
}

function conditionAnnotations(path: string, trackName: string, condition: RequestCondition): Record<string, string> {
  const { part, name, value } = condition;
  if (part === RequestPart.QUERY) {
    const problem = `ingress-nginx can't tell the requests for ${show(trackName)} by the query parameter ${show(name)}`;
    fail('route-invalid', path, problem, `use Audience.header, ${INSTEAD}`);
  }
  const valid = part === RequestPart.HEADER ? HEADER_NAME.test(name) && VALUE.test(value) : VALUE.test(name);
  if (!valid) {
    const problem = `ingress-nginx can't tell the requests for ${show(trackName)} by the ${part} ${show(name)} of value ${show(value)}`;
    const fix = part === RequestPart.HEADER ? '"-" in its name, and "-._~/:" in its value' : '"-", ".", "_" and "~"';
    fail('route-invalid', path, problem, `use letters, digits, ${fix}, ${INSTEAD}`);
  }
  if (part === RequestPart.HEADER) {
    return { 'canary-by-header': name, 'canary-by-header-value': value };
  }
  if (value !== 'always') {
    const problem = `ingress-nginx leads a cookie to ${show(trackName)} for its value "always" only, and the cookie ${show(name)} is to have ${show(value)}`;
    fail('route-invalid', path, problem, `use Audience.cookie(${show(name)}, "always"), ${INSTEAD}`);
  }
  return { 'canary-by-cookie': name };
}
