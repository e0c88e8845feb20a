import * as cdk8s from 'cdk8s';
import * as os from 'os';
import * as path from 'path';
import * as ts from 'typescript';
import * as library from 'cdk8s-aspnetcore';
import { RootValidation } from '../src/core/root-validation';
import { docBlocks } from './support/doc-blocks';
import { expectGolden } from './support/golden';

/** Runs a block of the docs as a program of its own, and gives the apps that it makes. */
function appsOf(code: string): cdk8s.App[] {
  const apps: cdk8s.App[] = [];
  /** An app that is remembered, and not written: what it would write is looked at below. */
  const recorded = <T extends typeof cdk8s.App>(type: T): T =>
    new Proxy(type, {
      construct: (target, args, newTarget) => {
        const app = Reflect.construct(target, args, newTarget) as cdk8s.App;
        jest.spyOn(app, 'synth').mockImplementation(() => undefined);
        apps.push(app);
        return app;
      },
    });
  const modules: Record<string, object> = {
    cdk8s: { ...cdk8s, App: recorded(cdk8s.App) },
    'cdk8s-aspnetcore': { ...library, App: recorded(library.App) },
  };
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(code, { compilerOptions });
  const load = (name: string): unknown => modules[name] ?? jest.requireActual<object>(name);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a program in a page
  new Function('require', 'exports', 'module', outputText)(load, {}, { exports: {} });
  return apps;
}

const BLOCKS = docBlocks();

/** What the checks say of each block, by page and number: a page shows one thing, and leaves out what others show. */
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  // A program of several stages writes them by itself.
  process.env.CDK8S_OUTDIR = path.join(os.tmpdir(), 'docs-dist');
});

afterEach(() => {
  delete process.env.CDK8S_OUTDIR;
});

test('every app of the docs is legal, and what is said of it was looked at', () => {
  const lines = BLOCKS.flatMap(({ page, index, code }) =>
    appsOf(code).flatMap((app) => {
      const validation = RootValidation.of(app);
      const { findings } = validation.examine(validation.render());
      return findings.map(({ severity, checkId, path: where }) => `${page} ${index}: ${severity} ${checkId} ${where}`);
    }),
  );
  expect(lines.filter((line) => line.includes(': error '))).toEqual([]);
  expectGolden(`${lines.join('\n')}\n`, path.join(__dirname, 'fixtures/docs-findings.txt'));
}, 60_000);
