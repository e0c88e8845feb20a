import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { compileFunction } from 'vm';
import { App, AppProps } from 'cdk8s-aspnetcore';
import { packageScope } from '../../../src/import/packages';
import { ProgramRun, readAll } from '../../../src/import/prove';

/** Runs the text of a program in this process: that Node runs it, too, is the slow suite's to say. */
export function runInProcess(code: string): Promise<ProgramRun> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
  const apps: App[] = [];
  class TestApp extends App {
    public static override main(build: () => App): void {
      apps.push(build());
    }

    public constructor(props: AppProps = {}) {
      super({ ...props, outdir });
    }
  }
  const scope = packageScope().set('App', TestApp);
  const imports = /import \{([^}]*)\} from '[^']*';\n/g;
  const names = [...code.matchAll(imports)].flatMap(([, list]) => list.split(',').map((name) => name.trim()));
  const used = names.filter((name) => name !== '');
  const program = compileFunction(code.replace(imports, ''), used) as (...values: unknown[]) => void;
  try {
    program(...used.map((name) => scope.get(name)));
    apps.forEach((app) => app.synth());
    return Promise.resolve({ manifests: readAll(outdir) });
  } catch (error) {
    return Promise.resolve({ manifests: [], failure: (error as Error).message });
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}
