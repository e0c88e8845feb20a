import { ServiceContext } from '../core/service-context';
import { TrackIntent } from '../core/routing-intent';
import { fail } from '../private/errors';
import { requireInteger, requirePlainObject, show } from '../private/values';
import { rollingUpdate, RollingUpdateOptions } from './rolling-update';
import { imageOf, OverridingContributor, overridesOf, TrackOverrides } from './track-overrides';

/** One of the two versions. */
export interface BlueGreenTrack {
  /**
   * Its image.
   * @default - the service's
   */
  readonly image?: string;

  /**
   * What else is different.
   * @default - nothing
   */
  readonly overrides?: TrackOverrides;
}

/** Two versions side by side. */
export interface BlueGreenOptions {
  /**
   * Which one gets all requests: `blue` or `green`. On the way from a plain service to this one, and back, `stable`: the
   * plain Deployment serves on, until both colors are ready.
   */
  readonly active: string;

  /**
   * The version `blue`.
   * @default - the service's image
   */
  readonly blue?: BlueGreenTrack;

  /**
   * The version `green`.
   * @default - the service's image
   */
  readonly green?: BlueGreenTrack;

  /**
   * How many pods the other one has: 0 stops it, and makes the way back slow.
   * @default - as many as the active one
   */
  readonly idleReplicas?: number;

  /**
   * A host that leads to the other one, behind an ingress or a Gateway.
   * @default - only its Service, `<name>-preview`
   */
  readonly previewHost?: string;

  /**
   * How an update of either version goes about it.
   * @default - a new pod is ready before an old one goes
   */
  readonly rollingUpdate?: RollingUpdateOptions;
}

const COLORS = ['blue', 'green'];
/** The track of a plain service. */
const STABLE = 'stable';

/** Two tracks in place of one: the live Service selects the active one, the preview Service the other. */
export function bindBlueGreen(context: ServiceContext, options: BlueGreenOptions): void {
  const { path, intent, serviceName } = context;
  const like = 'use some like { active: "blue", green: { image } }';
  requirePlainObject('delivery-invalid', path, 'options of Delivery.blueGreen', options, like);
  const { active, idleReplicas, previewHost } = options;
  if (![...COLORS, STABLE].includes(active)) {
    fail('delivery-invalid', path, `the active color ${show(active)} is unknown`, 'use "blue" or "green"');
  }
  if (idleReplicas !== undefined) {
    requireInteger('delivery-invalid', path, 'idleReplicas', idleReplicas, 0, 2147483647);
  }
  const [stable] = intent.tracks;
  const { image } = stable;
  const idle = active === 'green' ? 'blue' : 'green';
  intent.routing.clearTracks();
  intent.rollOut(rollingUpdate(path, options.rollingUpdate));
  if (active === STABLE) {
    intent.routing.addTrack(stable);
  }
  // Either of them may be the next, while the plain Deployment serves on.
  const replicasOf = (color: string) => (active === STABLE || active === color ? undefined : idleReplicas);
  trackOf(context, 'blue', image, options.blue, replicasOf('blue'));
  trackOf(context, 'green', image, options.green, replicasOf('green'));
  intent.routing.routeTo([{ trackName: active, serviceName, weight: 100 }]);
  intent.routing.addService({ serviceName: `${serviceName}-preview`, trackName: idle });
  if (previewHost !== undefined) {
    requireProxy(context, previewHost);
    intent.routing.addPreview({ serviceName: `${serviceName}-preview`, host: previewHost });
  }
}

function trackOf(
  { path, intent, serviceName }: ServiceContext,
  trackName: string,
  image: string,
  track: BlueGreenTrack = {},
  replicas?: number,
): void {
  requirePlainObject('delivery-invalid', path, `the version "${trackName}"`, track, 'use one like { image }');
  const overrides = overridesOf(path, trackName, track.overrides);
  const intended: TrackIntent = {
    trackName,
    objectName: `${serviceName}-${trackName}`,
    image: imageOf(path, `the version "${trackName}"`, track.image, image),
    scale: { replicas },
    contributors: [new OverridingContributor(trackName, overrides)],
  };
  intent.routing.addTrack(intended);
}

function requireProxy({ path, intent }: ServiceContext, previewHost: string): void {
  if (!intent.routing.isBehindProxy) {
    const problem = `previewHost ${show(previewHost)} leads nowhere, as nothing routes by host`;
    fail(
      'delivery-invalid',
      path,
      problem,
      'use Exposure.gateway or Exposure.ingress, or leave it out and use the preview Service',
    );
  }
}
