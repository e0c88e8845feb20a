import { at, mapsOf, textOf } from '../model/json';
import { Pair } from '../model/pairs';
import { differences } from '../model/difference';
import { counted } from '../model/restart';
import { SERVING, templateOf, Thing } from '../model/things';
import { scaleOf, World } from '../model/world';
import { imageName } from './images';
import { describersOf } from './kinds';
import { describe, Worlds } from './reading';

/** What has changed in one object, without its name. */
export function objectWords(pair: Pair, worlds: Worlds): string[] {
  const { before, after, note } = pair;
  const notes = note === undefined ? [] : [note];
  if (before === undefined || after === undefined) {
    const words = before === undefined ? 'added' : 'removed';
    const details = detailsOf(pair.thing, before === undefined ? worlds.after : worlds.before);
    return [details === '' ? words : `${words}: ${details}`, ...notes];
  }
  const found = differences(before.normal, after.normal).filter(
    ({ path }) => note === undefined || path !== '/metadata/name',
  );
  return [...notes, ...describe(found, describersOf(after.kind), pair, worlds)];
}

/** What somebody wants to know first of something new, or gone. */
function detailsOf(thing: Thing, world: World): string {
  const containers = mapsOf(at(templateOf(thing), 'spec', 'containers'));
  if (containers.length > 0) {
    const images = containers.map(({ image }) => `image ${imageName(image)}`);
    const { min, max } = scaleOf(world, thing);
    const pods = min === max ? counted(min) : `${min} to ${counted(max)}`;
    const isCounted = SERVING.includes(thing.kind) && thing.kind !== 'DaemonSet' && thing.kind !== 'Pod';
    return [...(isCounted ? [pods] : []), ...images].join(', ');
  }
  const hosts = [
    ...mapsOf(at(thing.normal, 'spec', 'rules')).map(({ host }) => textOf(host)),
    ...((at(thing.normal, 'spec', 'hostnames') as unknown[] | undefined) ?? []).map(textOf),
  ].filter((host) => host !== undefined);
  return hosts.length === 0 ? '' : `for ${hosts.join(', ')}`;
}
