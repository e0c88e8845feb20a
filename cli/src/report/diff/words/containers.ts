import { Difference, unescaped } from '../model/difference';
import { at, byCode, Json, mapOf, mapsOf, textOf, unique } from '../model/json';
import { nanos } from '../../../manifests/quantity';
import { change, spelled } from '../model/quantity';
import { templateOf, templatePath } from '../model/things';
import { envWords } from './env';
import { imageName, imageStep } from './images';
import { Describer, groupOf } from './reading';
import { shown, step } from './values';

const CONTAINER = /^(.*\/(?:initC|c)ontainers\/\[[^\]]*\])/;

/** What is said of a pod's containers: each by its name, but for the first one. */
export const containerWords: Describer = (reading, pair) => {
  const path = templatePath(pair.thing.kind);
  const root = path?.map((key) => `/${key}`).join('');
  const found = reading.take(new RegExp(`^${root}/spec/(initC|c)ontainers/\\[(?!order\\])[^\\]]*\\]`));
  const main = textOf(mapsOf(at(templateOf(pair.thing), 'spec', 'containers'))[0]?.name) ?? '';
  const names = unique(found.map((difference) => groupOf(difference.path, CONTAINER)));
  return [
    ...names.flatMap((each) => {
      const own = found.filter((difference) => groupOf(difference.path, CONTAINER) === each);
      const name = unescaped(each.slice(each.lastIndexOf('[') + 1, -1));
      const title = each.includes('initContainers') ? `init container ${name}` : `container ${name}`;
      const isMain = name === main && !each.includes('initContainers');
      return ownWords(own, each, title).map((words) =>
        isMain || words.startsWith(title) ? words : `${title}: ${words}`,
      );
    }),
    ...resourceWords(found, mapOf(templateOf(pair.before ?? pair.thing)), mapOf(templateOf(pair.after ?? pair.thing))),
  ];
};

function ownWords(found: Difference[], prefix: string, title: string): string[] {
  const whole = found.find(({ path }) => path.endsWith(']') && !path.includes(']/'));
  if (whole !== undefined) {
    const container = mapOf(whole.after ?? whole.before);
    return [`${title} ${whole.after === undefined ? 'removed' : 'added'}: image ${imageName(container.image)}`];
  }
  const inside = found.map((difference) => ({ ...difference, path: difference.path.slice(prefix.length) }));
  const of = (pattern: RegExp) => inside.filter(({ path }) => pattern.test(path));
  return [
    ...of(/^\/image$/).map(({ before, after }) => imageStep(before, after)),
    ...envWords(of(/^\/env(From)?(\/|$)/)),
    ...probeWords(of(/^\/(liveness|readiness|startup)Probe(\/|$)/)),
    ...portWords(of(/^\/ports(\/|$)/)),
    ...of(/^(?!\/(image|env|envFrom|livenessProbe|readinessProbe|startupProbe|ports|resources)(\/|$))/).map(otherWords),
  ];
}

function otherWords({ path, before, after }: Difference): string {
  const spoken = unescaped(path.slice(1).replaceAll('/[', '[').replaceAll('/', '.'));
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (before === undefined || after === undefined) {
    return `${spoken} ${after === undefined ? 'removed' : 'added'}: ${shown(after ?? before, name)}`;
  }
  return `${spoken} ${step(before, after, name)}`;
}

function probeWords(found: Difference[]): string[] {
  return found.map((difference) => {
    const [, name] = /^\/(\w+)Probe/.exec(difference.path) ?? [];
    const field = difference.path.slice(`/${name}Probe/`.length).replaceAll('/', '.');
    if (field !== '') {
      return `${name} probe ${field} ${step(difference.before, difference.after, field)}`;
    }
    return `${name} probe ${difference.after === undefined ? 'removed' : 'added'}: ${shown(difference.after ?? difference.before, '')}`;
  });
}

function portWords(found: Difference[]): string[] {
  return found.map(({ path, before, after }) => {
    const [, key = '', field = ''] = /^\/ports\/\[([^\]]*)\]\/?(.*)$/.exec(path) ?? [];
    const name = unescaped(key);
    if (before === undefined || after === undefined) {
      const number = mapOf(after ?? before).containerPort as unknown;
      const port = field === '' && number !== undefined ? `${name} ${shown(number, '')}`.trim() : `${name} ${field}`;
      return `port ${port} ${after === undefined ? 'removed' : 'added'}`;
    }
    return `port ${name} ${field === 'containerPort' ? '' : `${field} `}${step(before, after, field)}`;
  });
}

/** Amounts of the pod as a whole: what its containers ask for together. */
function resourceWords(found: Difference[], before: Json, after: Json): string[] {
  const touched = found.filter(({ path }) => /\/\[[^\]]*\]\/resources(\/|$)/.test(path));
  const kept = touched.length > 0 || found.some(({ path }) => /\/containers\/\[[^\]]*\]$/.test(path));
  const [from, to] = [sums(before), sums(after)];
  const words = unique([...from.keys(), ...to.keys()])
    .sort(byCode)
    .sort((a, b) => Number(a.startsWith('limits')) - Number(b.startsWith('limits')))
    .filter((name) => kept && from.get(name) !== to.get(name))
    .map((name) => sumWords(name, from.get(name), to.get(name)));
  return words.length > 0
    ? words
    : touched.map((difference) => otherWords({ ...difference, path: difference.path.replace(CONTAINER, '') }));
}

function sumWords(name: string, from: bigint | undefined, to: bigint | undefined): string {
  const amount = (value: bigint | undefined) => (value === undefined ? 'none' : spelled(value, name));
  const percent = from === undefined || to === undefined ? undefined : change(from, to);
  return `${name} per pod ${amount(from)} -> ${amount(to)}${percent === undefined ? '' : ` (${percent})`}`;
}

function sums(template: Json): Map<string, bigint> {
  const total = new Map<string, bigint>();
  const spec = mapOf(template.spec);
  const sidecars = mapsOf(spec.initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always');
  for (const container of [...mapsOf(spec.containers), ...sidecars]) {
    for (const list of ['requests', 'limits']) {
      for (const [name, amount] of Object.entries(mapOf(at(container, 'resources', list)))) {
        total.set(`${list}.${name}`, (total.get(`${list}.${name}`) ?? 0n) + (nanos(amount) ?? 0n));
      }
    }
  }
  return total;
}
