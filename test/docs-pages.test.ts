import * as fs from 'fs';
import * as path from 'path';
import { docOutputs, docPages } from './support/doc-blocks';

const ROOT = path.join(__dirname, '..');
const PAGES = [...docPages(), 'CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md'];

const read = (page: string): string => fs.readFileSync(path.join(ROOT, page), 'utf8');

/** A page without its blocks of code, in which links and headings would be none. */
const proseOf = (page: string): string => read(page).replace(/^```[^]*?^```/gm, '');

/** What GitHub makes of a heading: `## From 1.0 to 2.0` is `#from-10-to-20`. */
function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** What is wrong with a link, if anything: it leads to no file, or to no heading of it. */
function faultOf(page: string, link: string): string[] {
  const [file, anchor] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!fs.existsSync(path.join(ROOT, target))) {
    return [`${page}: there is no ${target}`];
  }
  const isFound = anchor === undefined || anchorsOf(target).includes(anchor);
  return isFound ? [] : [`${page}: ${target} has no heading #${anchor}`];
}

test('links between pages lead somewhere', () => {
  const faults = PAGES.flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link)
      .filter((link) => !/^https?:/.test(link))
      .flatMap((link) => faultOf(page, link)),
  );
  expect(faults).toEqual([]);
});

test('every page is in the index', () => {
  const linked = [...read('docs/README.md').matchAll(/\]\(([^)#\s]+\.md)[^)]*\)/g)].map(([, link]) => `docs/${link}`);
  const missing = docPages().filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(missing.filter((page) => !linked.includes(page))).toEqual([]);
});

test('a block that names a file is that file', () => {
  const named = ['ts', 'yaml']
    .flatMap((language) => docOutputs(language))
    .filter(({ note }) => note !== '' && note !== 'elsewhere');
  expect(named.map(({ page, note }) => `${page}: ${note}`)).toEqual(
    expect.arrayContaining(['README.md: examples/01-hello/main.ts', 'README.md: examples/01-hello/deployment.yaml']),
  );
  expect(named.map(({ text }) => text)).toEqual(named.map(({ note }) => read(note)));
});

/** A figure of the benchmark. */
function measured(row: string, column: 'cpu' | 'clock'): number {
  const line = read('bench/results.md')
    .split('\n')
    .find((text) => text.startsWith(`| ${row} `))!;
  return Number(line.split('|')[column === 'cpu' ? 2 : 3]);
}

test('speeds are those of the benchmark', () => {
  const ours = (services: string) => `${services}: this library, all checks, \`cdk8s-aspnetcore synth\``;
  const one = measured(ours('1 service'), 'cpu');
  const many = measured(ours('1,000 services'), 'cpu');
  const times = (one / measured('1 service: `helm template`', 'cpu')).toFixed(1);
  const share = (many / measured('1,000 services: `helm template`, one umbrella chart', 'cpu')).toFixed(1);
  const readme = read('README.md').replace(/\s+/g, ' ');
  expect(readme).toContain(
    `takes ${one.toFixed(2)} s of CPU with all checks, ${times} times what \`helm template\` takes; ` +
      `a thousand services ${many.toFixed(1)} s, ${share} times Helm's.`,
  );
  const [hundred, thousand] = ['100', '1,000'].map((count) => measured(ours(`${count} services`), 'clock').toFixed(1));
  expect(read('docs/recipes/monorepo.md').replace(/\s+/g, ' ')).toContain(
    `100 services of ten objects take ${hundred} s with all checks, 1,000 take ${thousand} s`,
  );
});
