import { call, create, Expression, namesIn, ref, Statement } from './expression';
import { packageOf } from './packages';
import { commentLines, printStatements } from './printer';

/** What goes into one chart: blocks of statements that belong together. */
export interface ChartCode {
  readonly variable: string;
  readonly id: string;
  readonly namespace?: string;
  readonly blocks: Statement[][];
}

/** A whole program. */
export interface Program {
  readonly comment: string;
  readonly cluster?: Expression;
  readonly charts: ChartCode[];
}

/** The app and all its charts, as blocks of statements. */
export function blocksOf({ cluster, charts }: Program): Statement[][] {
  const props: Expression[] = cluster === undefined ? [] : [{ cluster }];
  const opened = charts.map(({ variable, id, namespace, blocks }) => {
    const options: Expression[] = namespace === undefined ? [] : [{ namespace }];
    const chart: Statement = { name: variable, call: create('Chart', ref('app'), id, ...options) };
    return [[chart], ...blocks];
  });
  const [[first], ...rest] = opened.flat();
  return [[{ name: 'app', call: create('App', ...props) }, first], ...rest];
}

/** The text of the program: TypeScript and JavaScript at once, as it has no types. */
export function printProgram(program: Program): string {
  const blocks = blocksOf(program);
  const body = blocks.map((statements) => printStatements(statements, 1).join('\n')).join('\n\n');
  return [
    ...importLines([call('App.main'), ...blocks.flat().map((statement) => statement.call)]),
    '',
    ...commentLines(program.comment, 0),
    'App.main(() => {',
    body,
    '',
    '  return app;',
    '});',
    '',
  ].join('\n');
}

function importLines(calls: Expression[]): string[] {
  const names = [...new Set(calls.flatMap(namesIn))].sort();
  const specifiers = [...new Set(names.map(packageOf))].filter((specifier) => specifier !== undefined).sort();
  return specifiers.flatMap((specifier) => {
    const own = names.filter((name) => packageOf(name) === specifier);
    const line = `import { ${own.join(', ')} } from '${specifier}';`;
    return line.length <= 120 ? [line] : ['import {', ...own.map((name) => `  ${name},`), `} from '${specifier}';`];
  });
}
