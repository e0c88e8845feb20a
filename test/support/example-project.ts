import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLES_FOLDER } from './example-outputs';

const REPO = path.join(EXAMPLES_FOLDER, '..');
const TSX = '^4.23.15';

interface Package {
  readonly version: string;
  readonly engines: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly overrides: Record<string, Record<string, string>>;
}

const ROOT = JSON.parse(fs.readFileSync(path.join(REPO, 'package.json'), 'utf8')) as Package;
const BACKPORT = ROOT.overrides['cdk8s-plus-27'].backport;

/** The names of the examples. */
export const EXAMPLES = fs.readdirSync(EXAMPLES_FOLDER).filter((name) => fs.existsSync(mainOf(name)));

/** The program of an example. */
export function mainOf(name: string): string {
  return path.join(EXAMPLES_FOLDER, name, 'main.ts');
}

/** The TypeScript of an example, by file. */
export function sourcesOf(name: string): Record<string, string> {
  const folder = path.join(EXAMPLES_FOLDER, name);
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

/**
 * What makes a project of an example, by file: of all examples the same, with the versions of this package's own. It is
 * what `cdk8s-aspnetcore init` writes, but for a program that is in one folder.
 */
export function projectFiles(name: string): Record<string, string> {
  const hasTests = Object.keys(sourcesOf(name)).some((file) => file.endsWith('.test.ts'));
  const { cdk8s, constructs, 'cdk8s-plus-27': plus } = ROOT.peerDependencies;
  const manifest = {
    name,
    private: true,
    engines: ROOT.engines,
    scripts: {
      synth: 'node --import tsx main.ts',
      test: hasTests ? 'tsc && node --import tsx --test --test-reporter spec *.test.ts' : 'tsc',
    },
    dependencies: { cdk8s, 'cdk8s-aspnetcore': `^${ROOT.version}`, 'cdk8s-plus-27': plus, constructs },
    devDependencies: {
      '@types/node': `^${ROOT.devDependencies['@types/node']}`,
      tsx: TSX,
      typescript: `~${ROOT.devDependencies.typescript}`,
    },
    overrides: { 'cdk8s-plus-27': { backport: BACKPORT } },
    resolutions: { backport: BACKPORT },
    allowScripts: { esbuild: false },
  };
  const compilerOptions = {
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    types: ['node'],
    noEmit: true,
  };
  return {
    'package.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    'tsconfig.json': `${JSON.stringify({ compilerOptions, include: ['*.ts'] }, undefined, 2).replace(/\[\s+("[^"]+")\s+\]/g, '[$1]')}\n`,
    'cdk8s.yaml': 'language: typescript\napp: node --import tsx main.ts\n',
  };
}
