import { TrackIntent } from '../core/routing-intent';
import { ServiceIntent } from '../core/service-intent';

/** The tracks whose number of pods something on the cluster chooses; a track that has its own number stays as it is. */
export function scaledTracks(intent: ServiceIntent): TrackIntent[] {
  return intent.tracks.filter((track) => intent.scaleOf(track).isAutomatic);
}
