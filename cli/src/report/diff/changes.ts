import { Change, ChangeFacts } from '../report';
import { dangersOf } from './dangers';
import { Group, groups } from './groups';
import { canonical, groupBy, Json, unique } from './model/json';
import { ownersOf } from './model/owners';
import { Pair, pairs } from './model/pairs';
import { changedRooms, changedSharers, plansOf, Room, roomWords } from './model/plans';
import { restartOf } from './model/restart';
import { templateOf, things } from './model/things';
import { World } from './model/world';
import { objectWords } from './words/objects';
import { configWords } from './words/configs';
import { Worlds } from './words/reading';

/** What is different between two sets of manifests, for who has to agree to it. */
export function changes(
  before: readonly { readonly object: Json }[],
  after: readonly { readonly object: Json }[],
  against: string,
): ChangeFacts {
  const [from, to] = [things(before), things(after)];
  const worlds: Worlds = { before: new World(from), after: new World(to) };
  const all = pairs(from, to);
  const plans = { before: plansOf(from), after: plansOf(to) };
  const dangers = dangersOf({ pairs: all, worlds, plans });
  const rooms = changedRooms(plans.before, plans.after);
  const owners = { before: ownersOf(worlds.before), after: ownersOf(worlds.after) };
  const ownerOf = ({ thing, after: kept }: Pair) => (kept === undefined ? owners.before(thing) : owners.after(thing));
  const concerned = all.filter(
    (pair) => isDifferent(pair) || dangers.has(pair) || rooms.some(({ quota }) => quota === pair.thing.id),
  );
  const whole = groups(all, ownerOf);
  const isWhole = new Set(whole.filter(isOneWay).map(({ key }) => key));
  const restarting = all.filter(({ thing }) => templateOf(thing) !== undefined);
  const mains = new Map(whole.map(({ key, main }) => [key, main]));
  const found = groups(concerned, ownerOf).map((part): Change => {
    // What has not changed may be what the service is known by.
    const group = { ...part, main: mains.get(part.key) ?? part.main };
    const own = group.pairs.flatMap((pair) => dangers.get(pair) ?? []);
    const restart = restartWords(group, worlds.after);
    return {
      node: group.main.id,
      ...(group.namespace !== undefined && { namespace: group.namespace }),
      subject: group.subject,
      kind: kindOf(group, isWhole.has(group.key)),
      what: [...groupWords(group, worlds), ...configWords(group, worlds.after, restarting), ...roomsOf(group, rooms)],
      ...(restart !== undefined && { restart }),
      dangers: unique(own),
    };
  });
  return { against, changes: found.filter(({ what, dangers: own }) => what.length + own.length > 0) };
}

function isDifferent({ before, after }: Pair): boolean {
  return before === undefined || after === undefined || canonical(before.normal) !== canonical(after.normal);
}

/** Whether everything of it is new, or gone. */
function isOneWay({ pairs: members }: Group): boolean {
  return members.every(({ before }) => before === undefined) || members.every(({ after }) => after === undefined);
}

function kindOf({ pairs: [{ before }] }: Group, isWhole: boolean): Change['kind'] {
  if (!isWhole) {
    return 'changed';
  }
  return before === undefined ? 'added' : 'removed';
}

/** The words of all objects of a group; what is the same for several is said once. */
function groupWords(group: Group, worlds: Worlds): string[] {
  const said = group.pairs.flatMap((pair) =>
    objectWords(pair, worlds).map((words) => ({ title: titleOf(pair, group), words })),
  );
  return [...groupBy(said, ({ words }) => words)].map(([words, members]) => {
    const titles = unique(members.map(({ title }) => title));
    const named = titles.map((title) => (title === '' ? group.main.kind : title));
    return titles.every((title) => title === '') ? words : `${named.join(', ')}: ${words}`;
  });
}

/** How an object is called among those of its service: by its kind, and by a name that is not the service's. */
function titleOf({ thing, before, after }: Pair, { main, subject, isService }: Group): string {
  const isMain = thing === main && templateOf(thing) !== undefined && before !== undefined && after !== undefined;
  if (isMain || !isService) {
    return '';
  }
  return thing.name === subject ? thing.kind : `${thing.kind} ${thing.name}`;
}

function restartWords({ pairs: members }: Group, world: World): string | undefined {
  const restarts = members.flatMap(({ before, after }) => {
    const words = restartOf(before, after, world);
    return words === undefined || after === undefined ? [] : [{ name: after.name, words }];
  });
  if (restarts.length < 2) {
    return restarts[0]?.words;
  }
  return restarts.map(({ name, words }) => `${name}: ${words}`).join('; ');
}

/** The room in quotas: all of it at the quota, and at a service what it makes of it. */
function roomsOf({ main, pairs: members, isService }: Group, rooms: Room[]): string[] {
  if (!isService) {
    return rooms.filter(({ quota }) => quota === main.id).map(roomWords);
  }
  const touched = rooms.filter((room) => {
    const sharers = changedSharers(room);
    return members.some(
      ({ thing }) =>
        room.quota.startsWith(`${thing.namespace ?? ''}/`) &&
        sharers.some(({ kind, name }) => kind === thing.kind && name === thing.name),
    );
  });
  const tightest = [...touched].sort((a, b) => percent(a) - percent(b)).slice(0, 1);
  return tightest.map((room) => `quota ${room.name}: ${roomWords(room)}`);
}

function percent({ after }: Room): number {
  return after?.headroomPercent ?? 100;
}
