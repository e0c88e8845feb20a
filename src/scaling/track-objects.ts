import { TrackModel } from '../core/model';
import { ServiceContext } from '../core/service-context';
import { ServiceIntent } from '../core/service-intent';
import { TrackIntent } from '../core/routing-intent';

/** The construct id of an object that every track has. */
export function idOfTrack(id: string, track: TrackIntent): string {
  return track.trackName === 'stable' ? id : `${id}-${track.trackName}`;
}

/** A track, resolved: for what is rendered lazily only. */
export function modelOfTrack(context: ServiceContext, track: TrackIntent): TrackModel {
  return context.model.tracks.find((candidate) => candidate.trackName === track.trackName)!;
}

/** The tracks whose number of pods something on the cluster chooses; a track that has its own number stays as it is. */
export function scaledTracks(intent: ServiceIntent): TrackIntent[] {
  return intent.tracks.filter((track) => intent.scaleOf(track).isAutomatic);
}
