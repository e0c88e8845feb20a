import { Difference, unescaped } from '../model/difference';
import { textOf } from '../model/json';
import { templatePath } from '../model/things';
import { containerWords } from './containers';
import { Describer, groupOf } from './reading';
import { shown, step } from './values';

/** What is said of a pod template: containers first, then volumes, labels and all else. */
export const podWords: Describer = (reading, pair, worlds) => {
  const path = templatePath(pair.thing.kind);
  if (path === undefined) {
    return [];
  }
  const root = path.map((key) => `/${key}`).join('');
  const containers = containerWords(reading, pair, worlds);
  const volumes = reading.take(new RegExp(`^${root}/spec/volumes/\\[[^\\]]*\\]`));
  const stamps = root === '' ? [] : reading.take(new RegExp(`^${root}/metadata/(labels|annotations)/`));
  const others = root === '' ? [] : reading.take(new RegExp(`^${root}/spec/(?!(initC|c)ontainers|volumes)`));
  return [
    ...containers,
    ...volumes.map((difference) => volumeWords(difference, `${root}/spec/volumes/`)),
    ...stamps.map((difference) => stampWords(difference, root)),
    ...others.map((difference) => memberWords(difference, `${root}/spec/`)),
  ];
};

function volumeWords({ path, before, after }: Difference, root: string): string {
  const name = unescaped(groupOf(path, /\/volumes\/\[([^\]]*)\]/));
  const field = path.slice(path.indexOf(']', root.length) + 2);
  if (field === '') {
    return `volume ${name} ${after === undefined ? 'removed' : 'added'}: ${shown(after ?? before, '')}`;
  }
  const refers = /^(configMap\/name|secret\/secretName|persistentVolumeClaim\/claimName)$/.test(field);
  const spoken = unescaped(field.replaceAll('/[', '[').replaceAll('/', '.'));
  return `volume ${name}: ${spoken} ${step(before, after, refers ? 'name' : field.slice(field.lastIndexOf('/') + 1))}`;
}

/** Labels and annotations of the pods; a checksum says only that something else has changed. */
function stampWords({ path, before, after }: Difference, root: string): string {
  const [, list, key] = /^\/metadata\/(label|annotation)s\/(.*)$/s.exec(path.slice(root.length)) ?? [];
  const name = unescaped(key ?? '');
  if (list === 'annotation' && /checksum|hash|restartedAt/i.test(name)) {
    return `pod annotation ${name} changes, which restarts the pods`;
  }
  return stampStep(`pod ${list} ${name}`, name, before, after);
}

/** `label a x -> y`, `label a=x added`. */
export function stampStep(title: string, name: string, before: unknown, after: unknown): string {
  if (before === undefined || after === undefined) {
    const value = shown(textOf(after ?? before) ?? after ?? before, name);
    return `${title} ${after === undefined ? 'removed' : `added: ${value}`}`;
  }
  return `${title} ${step(before, after, name)}`;
}

function memberWords({ path, before, after }: Difference, root: string): string {
  const field = path.slice(root.length);
  const name = field.slice(field.lastIndexOf('/') + 1);
  const spoken = unescaped(field.replaceAll('/[', '[').replaceAll('/', '.'));
  if (before === undefined || after === undefined) {
    return `${spoken} ${after === undefined ? 'removed' : 'added'}: ${shown(after ?? before, name)}`;
  }
  return `${spoken} ${step(before, after, name)}`;
}
