import { TrackModel } from '../core/model';
import { ServiceContext } from '../core/service-context';
import { TrackIntent } from '../core/service-intent';

/** The construct id of an object that every track has. */
export function idOfTrack(id: string, track: TrackIntent): string {
  return track.trackName === 'stable' ? id : `${id}-${track.trackName}`;
}

/** A track, resolved: for what is rendered lazily only. */
export function modelOfTrack(context: ServiceContext, track: TrackIntent): TrackModel {
  return context.model.tracks.find((candidate) => candidate.trackName === track.trackName)!;
}
