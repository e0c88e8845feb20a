import { fail } from './errors';
import { requireString, show } from './values';

/**
 * The grammar of image references.
 * Source: https://github.com/distribution/reference/blob/main/reference.go
 */
const HOST_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = new RegExp(`^(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** The algorithms that registries use have digests of one length; others only have to look like one. */
const DIGEST =
  /^(?:sha256:[a-f0-9]{64}$|sha512:[a-f0-9]{128}$|(?!sha256:|sha512:)[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$)/;
const MAX_NAME = 255;
const LOOKS_RIGHT = 'use a reference like "registry.example.com/shop/web:1.4.2"';

/** The parts of an image reference. */
export interface ImageReference {
  /** The registry's host, where the reference names one. */
  readonly registry?: string;
  /** The repository without registry, tag and digest. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** A host is told from a first path segment as Docker does it: by a dot, a port, upper case, or `localhost`. */
function isRegistry(part: string): boolean {
  return /[.:\]]/.test(part) || part === 'localhost' || part !== part.toLowerCase();
}

function split(text: string): ImageReference {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const name = tagged ? named.slice(0, colon) : named;
  const slash = name.indexOf('/');
  const registry = slash > 0 && isRegistry(name.slice(0, slash)) ? name.slice(0, slash) : undefined;
  return {
    registry,
    repository: registry === undefined ? name : name.slice(slash + 1),
    tag: tagged ? named.slice(colon + 1) : undefined,
    digest,
  };
}

/** What is wrong with a reference: [problem, what to do], or undefined when it is valid. */
function fault(text: string, parts: ImageReference): [string, string] | undefined {
  if (/\s/.test(text)) {
    return ['contains white space', 'remove it'];
  }
  if (parts.registry !== undefined && !HOST.test(parts.registry)) {
    return [`has no valid registry host (${show(parts.registry)})`, LOOKS_RIGHT];
  }
  if (parts.repository !== parts.repository.toLowerCase()) {
    return ['has upper-case letters in its repository', `write the repository in lower case, or ${LOOKS_RIGHT}`];
  }
  if (!PATH.test(parts.repository) || parts.repository.length > MAX_NAME) {
    return [`has no valid repository (${show(parts.repository)})`, LOOKS_RIGHT];
  }
  if (parts.tag !== undefined && !TAG.test(parts.tag)) {
    return [
      `has no valid tag (${show(parts.tag)})`,
      'use letters, digits, ".", "_" and "-", at most 128, like "1.4.2"',
    ];
  }
  if (parts.digest !== undefined && !DIGEST.test(parts.digest)) {
    return [`has no valid digest (${show(parts.digest)})`, 'use one like "sha256:" with 64 hexadecimal digits'];
  }
  return undefined;
}

/** The parts of an image reference; undefined where it is none. */
export function tryImageReference(text: unknown): ImageReference | undefined {
  if (typeof text !== 'string' || text === '') {
    return undefined;
  }
  const parts = split(text);
  return fault(text, parts) === undefined ? parts : undefined;
}

/** The parts of a valid image reference, else an error that says which part is wrong. */
export function parseImageReference(path: string, text: string): ImageReference {
  requireString('image-invalid', path, 'image', text, LOOKS_RIGHT);
  const parts = split(text);
  const wrong = fault(text, parts);
  if (wrong) {
    fail('image-invalid', path, `image ${show(text)} ${wrong[0]}`, wrong[1]);
  }
  return parts;
}
