import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { pathToFileURL } from 'url';

const REPO = path.join(__dirname, '../../..');
const RUNNER = pathToFileURL(path.join(REPO, 'cli/runner/run-program.mjs')).href;

/** Runs a program, and says `bundles` whenever esbuild is asked for. */
const CALL = `
  import { createRequire } from 'node:module';
  import { runProgram } from '${RUNNER}';
  await runProgram(process.argv[1], process.argv.slice(2), () => {
    console.error('bundles');
    return createRequire('${RUNNER}')('esbuild');
  });`;

/** A package of a user in a folder of its own, with files of the given contents and our packages in reach. */
export class Project {
  public readonly folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'program-'));

  public constructor(files: Record<string, string>) {
    const modules = path.join(this.folder, 'node_modules');
    fs.mkdirSync(modules);
    for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs']) {
      fs.symlinkSync(path.join(REPO, 'node_modules', name), path.join(modules, name));
    }
    this.write({ 'package.json': '{ "private": true }', ...files });
  }

  public write(files: Record<string, string>): void {
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      fs.writeFileSync(path.join(this.folder, name), content);
    }
  }

  /** Runs a program of it, in another folder. */
  public run(name: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const command = ['--input-type=module', '--eval', CALL, '--', path.join(this.folder, name), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: os.tmpdir(), encoding: 'utf8' });
    return { status, stdout, stderr };
  }
}
