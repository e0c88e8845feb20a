import { ServiceModel, TrackModel } from './model';

/** The construct id of an object that every track has. */
export function idOfTrack(id: string, { trackName }: { readonly trackName: string }): string {
  return trackName === 'stable' ? id : `${id}-${trackName}`;
}

/** A track of a model, which has it: for what is rendered lazily only. */
export function trackNamed({ tracks }: ServiceModel, trackName: string): TrackModel {
  return tracks.find((track) => track.trackName === trackName)!;
}
