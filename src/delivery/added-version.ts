import { TrackScale } from '../core/scale';
import { ServiceContext } from '../core/service-context';
import { fail } from '../private/errors';
import { imageOf, OverridingContributor, overridesOf, TrackOverrides } from './track-overrides';

/** What makes a version besides the service's own. */
interface VersionDifference {
  readonly image?: string;
  readonly overrides?: TrackOverrides;
}

/** A version besides the service's own one, checked. */
export interface AddedVersion {
  readonly trackName: string;
  readonly image: string;
  /** Variables in place of the service's, by name. */
  readonly variables: Record<string, string>;
  /** Whether it says the service's own image, and nothing else is different. */
  readonly isSame: boolean;
}

/**
 * Checks what makes a version different from the service itself.
 *
 * @param who the version, for messages: `the canary`
 * @param fix what to do about one that is not different
 */
export function differenceOf(
  { path, intent }: ServiceContext,
  trackName: string,
  who: string,
  { image: given, overrides }: VersionDifference,
  fix: string,
): AddedVersion {
  const variables = overridesOf(path, trackName, overrides);
  const isOverridden = Object.keys(variables).length > 0;
  if (given === undefined && !isOverridden) {
    const problem = `${who} has neither an image nor overrides, so it is the service itself`;
    fail('delivery-invalid', path, problem, fix);
  }
  const [stable] = intent.tracks;
  const image = imageOf(path, who, given, stable.image);
  return { trackName, image, variables, isSame: image === stable.image && !isOverridden };
}

/**
 * Adds a version as a track with a Deployment and a Service of its own; nothing of the service itself changes.
 * @returns the name of both
 */
export function addVersion(context: ServiceContext, version: AddedVersion, scale: TrackScale): string {
  const { trackName, image, variables } = version;
  const objectName = `${context.serviceName}-${trackName}`;
  const contributors = [new OverridingContributor(trackName, variables)];
  context.intent.routing.addTrack({ trackName, objectName, image, scale, contributors });
  context.intent.routing.addService({ serviceName: objectName, trackName });
  return objectName;
}
