import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';
import * as library from 'cdk8s-aspnetcore';

/** Runs a block of the docs as a program of its own, and gives the apps that it makes. */
export function appsOf(code: string): cdk8s.App[] {
  const apps: cdk8s.App[] = [];
  /** An app that is remembered, and not written: what it would write is looked at by the tests. */
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
