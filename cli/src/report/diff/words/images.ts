import { shortened } from './values';

interface Image {
  readonly registry: string;
  readonly repository: string;
  readonly version: string;
}

const DIGEST_LENGTH = 12;

function parsed(reference: string): Image {
  const [named, digest] = reference.split('@', 2);
  const slash = named.lastIndexOf('/');
  const colon = named.lastIndexOf(':');
  const [repository, tag] = colon > slash ? [named.slice(0, colon), named.slice(colon + 1)] : [named, ''];
  const short = digest?.replace(
    /^(\w+):([0-9a-f]+)$/,
    (_, name: string, hex: string) => `${name}:${hex.slice(0, DIGEST_LENGTH)}`,
  );
  const version = [tag, ...(short === undefined ? [] : [`@${short}`])].join('') || 'latest';
  const [first] = repository.split('/');
  const isHost = repository.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  return { registry: isHost ? first : 'docker.io', repository, version };
}

/** `image 1.4.2 -> 1.5.0`; where it comes from is said only where that changes. */
export function imageStep(before: unknown, after: unknown): string {
  const [from, to] = [parsed(String(before)), parsed(String(after))];
  if (from.repository === to.repository) {
    return `image ${shortened(from.version, 80)} -> ${shortened(to.version, 80)}`;
  }
  const registry =
    from.registry === to.registry
      ? ''
      : ` (another registry: ${shortened(from.registry, 80)} -> ${shortened(to.registry, 80)})`;
  return `image ${spoken(from)} -> ${spoken(to)}${registry}`;
}

function spoken({ repository, version }: Image): string {
  return shortened(version.startsWith('@') ? `${repository}${version}` : `${repository}:${version}`, 160);
}

/** An image in few words. */
export function imageName(reference: unknown): string {
  return spoken(parsed(String(reference)));
}
