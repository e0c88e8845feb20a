import * as fs from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '../..');

/** A block of TypeScript in a page. */
export interface DocBlock {
  /** The page from the root of the repository. */
  readonly page: string;
  readonly index: number;
  readonly code: string;
}

/** A block of another language, with the TypeScript above it. */
export interface DocOutput {
  readonly page: string;
  readonly line: number;
  /** What stands after the language: the file that it is, or `elsewhere` for what no code above gives. */
  readonly note: string;
  readonly text: string;
  /** The nearest TypeScript above it on the page. */
  readonly code?: string;
}

/** A fenced block of any language. */
interface Fence {
  readonly language: string;
  readonly note: string;
  readonly line: number;
  readonly text: string;
}

function fencesOf(text: string): Fence[] {
  return [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map((found) => ({
    language: found[1],
    note: found[2],
    line: text.slice(0, found.index).split('\n').length,
    text: found[3],
  }));
}

/** The README, the pages under docs/ and the examples' READMEs, from the root of the repository. */
export function docPages(): string[] {
  const under = (folder: string) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      .sort();
  const readmes = under('examples').filter((name) => name.endsWith('/README.md'));
  return ['README.md', ...under('docs').filter((name) => name.endsWith('.md')), ...readmes];
}

function fencesByPage(): { page: string; fences: Fence[] }[] {
  return docPages().map((page) => ({ page, fences: fencesOf(fs.readFileSync(path.join(ROOT, page), 'utf8')) }));
}

/** Every TypeScript block of those pages; one in a comment of HTML gives what the page shows only the YAML of. */
export function docBlocks(): DocBlock[] {
  return fencesByPage().flatMap(({ page, fences }) =>
    fences.filter(({ language }) => language === 'ts').map(({ text }, index) => ({ page, index, code: text })),
  );
}

/** Every block of a language in those pages, with the TypeScript above it. */
export function docOutputs(language: string): DocOutput[] {
  return fencesByPage().flatMap(({ page, fences }) =>
    fences.flatMap((fence, index) => {
      const code = fences
        .slice(0, index)
        .filter((above) => above.language === 'ts')
        .pop()?.text;
      const { line, note, text } = fence;
      return fence.language === language ? [{ page, line, note, text, code }] : [];
    }),
  );
}
