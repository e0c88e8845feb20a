import { parseAllDocuments, parseDocument } from 'yaml';
import { Match } from '../../src/assertions/match';
import { compare } from '../../src/assertions/compare';
import { Matcher } from '../../src/assertions/matcher';
import { lineOf, mismatch, Mismatch, weigh } from '../../src/assertions/mismatch';

type Json = Record<string, any>;

/** A text in which `…` stands for whatever a page leaves out. */
function textPattern(text: string): unknown {
  const parts = text.trimEnd().split('…');
  const pattern = new RegExp(
    `^${parts.map((part) => part.replace(/[.+*?^${}()|[\]\\]/g, '\\$&')).join('.*')}\\s*$`,
    's',
  );
  const self: Matcher = Matcher._of(text, (actual, path) =>
    typeof actual === 'string' && pattern.test(actual) ? [] : [mismatch(path, self, actual)],
  );
  return parts.length === 1 ? text : self;
}

/**
 * YAML that a page shows, as a pattern: maps may have more members, and lists of maps more items between those shown. A
 * member without a value, as in `rules: # …`, is there.
 */
function patternOf(value: unknown): unknown {
  if (value === null) {
    return Match.anyValue();
  }
  if (Array.isArray(value)) {
    const items = value.map(patternOf);
    return value.some((item) => typeof item === 'object' && item !== null) ? Match.arrayWith(items) : items;
  }
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, patternOf(member)]));
  }
  return typeof value === 'string' ? textPattern(value) : value;
}

/** The documents of a YAML text, as data. */
export function documentsOf(text: string): unknown[] {
  return parseAllDocuments(text, { version: '1.1' })
    .map((document) => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      return document.toJSON() as unknown;
    })
    .filter((value) => value !== null && value !== undefined);
}

/** All maps and lists within a value, itself included, and within the configuration files that it holds as texts. */
function nodesOf(value: unknown): unknown[] {
  if (typeof value === 'string') {
    const document = value.includes('\n') ? parseDocument(value) : undefined;
    return document?.errors.length === 0 ? nodesOf(document.toJSON()) : [];
  }
  const isNode = typeof value === 'object' && value !== null;
  return isNode ? [value, ...Object.values(value as Json).flatMap(nodesOf)] : [];
}

/** How far a place is from what is shown: one where something else stands is nearer than one where nothing does. */
function farness(mismatches: Mismatch[]): number {
  return weigh(mismatches) + mismatches.filter(({ actual }) => actual === 'nothing').length / 2;
}

/**
 * What a shown document says that is not so, at the place where it is most so; nothing when the manifests have it somewhere.
 * A document with a kind is a whole resource, any other one a part of one.
 */
export function whatDiffers(shown: unknown, manifests: unknown[]): string[] {
  const pattern = patternOf(shown);
  const isResource = typeof (shown as Json).kind === 'string' && typeof (shown as Json).apiVersion === 'string';
  const candidates = isResource
    ? manifests.filter((manifest) => (manifest as Json).kind === (shown as Json).kind)
    : manifests.flatMap(nodesOf).filter((node) => Array.isArray(node) === Array.isArray(shown));
  const [best] = candidates
    .map((candidate) => compare(pattern, candidate, '', true))
    .sort((a, b) => farness(a) - farness(b));
  return best === undefined ? ['there is nothing like it'] : best.map(lineOf);
}
