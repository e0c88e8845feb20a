import { Finding, FindingSeverity } from '../core/check';
import { RootValidation } from '../core/root-validation';
import { RouteModel } from '../core/route';
import { TrackScale } from '../core/scale';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { requireDnsLabel } from '../private/names';
import { requireInteger, requirePlainObject, show } from '../private/values';
import { AbTestOptions, Audience, ResolvedAudience, VariantOptions } from './ab-test-options';
import { addVersion, differenceOf } from './added-version';
import { rollingUpdate } from './rolling-update';

const LIKE = 'use some like { b: { audience: Audience.header("x-variant", "b"), image } }';
const TAKEN = ['stable', 'canary', 'blue', 'green', 'preview', 'redirect'];

/** Adds a track for each variant; nothing of the service itself changes. */
export function bindAbTest(context: ServiceContext, options: AbTestOptions): void {
  const { path, intent, serviceName } = context;
  requirePlainObject('delivery-invalid', path, 'options of Delivery.abTest', options, 'use some like { variants }');
  requirePlainObject('delivery-invalid', path, 'variants', options.variants, LIKE);
  const variants = Object.entries(options.variants);
  if (variants.length === 0) {
    fail('delivery-invalid', path, 'there are no variants', LIKE);
  }
  if (!intent.routing.isBehindProxy) {
    const problem = 'nothing tells the users of the variants apart';
    fail('delivery-invalid', path, problem, 'use Exposure.gateway or Exposure.ingress, or Delivery.canary for a share');
  }
  const [stable] = intent.tracks;
  intent.rollOut(rollingUpdate(path, options.rollingUpdate));
  const routes = variants.map(([name, variant]) => addVariant(context, name, variant));
  requireDistinct(path, routes);
  const shared = routes.filter((route) => route.condition === undefined).reduce((sum, route) => sum + route.weight, 0);
  if (shared > 99) {
    const problem = `the shares of the variants add up to ${shared}%, so nobody gets the service itself`;
    fail('delivery-invalid', path, problem, 'use 99% at most');
  }
  intent.routing.routeTo([{ trackName: stable.trackName, serviceName, weight: 100 - shared }, ...routes]);
}

function addVariant(context: ServiceContext, name: string, variant: VariantOptions): RouteModel {
  const { path } = context;
  requireDnsLabel(path, 'name of a variant', name);
  if (TAKEN.includes(name)) {
    fail('delivery-invalid', path, `a variant can't be named "${name}"`, 'use another name, like "b"');
  }
  requirePlainObject('delivery-invalid', path, `the variant "${name}"`, variant, LIKE);
  const { audience, replicas } = variant;
  if (!(audience instanceof Audience)) {
    const fix = 'use one like Audience.header("x-variant", "b")';
    fail('delivery-invalid', path, `audience of the variant "${name}" is ${show(audience)}`, fix);
  }
  const resolved = audience._resolve(path);
  const version = differenceOf(context, name, `the variant "${name}"`, variant, 'give it an image or overrides');
  const serviceName = addVersion(context, version, scaleOf(path, name, resolved, replicas));
  if (version.isSame) {
    RootValidation.of(context.scope).addFindings(() => [sameImage(path, name)]);
  }
  const sticky = resolved.condition === undefined || undefined;
  return { trackName: name, serviceName, ...resolved, sticky };
}

function scaleOf(path: string, name: string, { weight }: ResolvedAudience, replicas?: number): TrackScale {
  return replicas === undefined
    ? { percent: weight }
    : {
        replicas: requireInteger(
          'delivery-invalid',
          path,
          `replicas of the variant "${name}"`,
          replicas,
          1,
          2147483647,
        ),
      };
}

/** HTTP ignores the case of a header's name. */
function keyOf({ condition }: RouteModel): string | undefined {
  return condition && `${condition.part} ${condition.name.toLowerCase()}=${condition.value}`;
}

function requireDistinct(path: string, routes: RouteModel[]): void {
  const keys = routes.map(keyOf);
  const twice = routes.find((_route, index) => keys[index] !== undefined && keys.indexOf(keys[index]) !== index);
  if (twice?.condition) {
    const other = routes[keys.indexOf(keyOf(twice))].trackName;
    const { part, name, value } = twice.condition;
    const problem = `the variants "${other}" and "${twice.trackName}" both want the ${part} "${name}" of value "${value}"`;
    fail('delivery-invalid', path, problem, 'give each an audience of its own');
  }
}

function sameImage(path: string, name: string): Finding {
  return {
    checkId: 'ab-test',
    severity: FindingSeverity.WARNING,
    path,
    problem: `the variant "${name}" runs the same image as the service, so there is nothing to compare`,
    fix: 'give it another image, or overrides',
  };
}
