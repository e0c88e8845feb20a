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

/** Every TypeScript block of the README, the pages under docs/ and the examples' READMEs. */
export function docBlocks(): DocBlock[] {
  const pages = [
    'README.md',
    ...fs.readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
    ...fs.readdirSync(path.join(ROOT, 'examples')).map((name) => `examples/${name}/README.md`),
  ].filter((name) => name.endsWith('.md'));
  return pages.flatMap((page) => {
    const text = fs.readFileSync(path.join(ROOT, page), 'utf8');
    return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code], index) => ({ page, index, code }));
  });
}
