import * as fs from 'fs';
import * as path from 'path';
import { run } from '../src/run';
import { recordedIo } from './support/recorded-io';

const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, '../package.json'), 'utf8'));

describe('cdk8s-aspnetcore', () => {
  test.each([['--help'], ['-h'], ['help']])('%s says which commands there are', async (arg) => {
    const io = recordedIo();
    expect(await run([arg], io)).toBe(0);
    expect(io.text().split('\n').slice(0, 3)).toEqual(['Usage: cdk8s-aspnetcore <command> [options]', '', 'Commands:']);
  });

  test('without a command says the same, as a wrong call', async () => {
    const io = recordedIo();
    expect(await run([], io)).toBe(2);
    expect(io.text()).toMatch(/^Usage: /);
  });

  test('--version is the version of the library, too', async () => {
    const io = recordedIo();
    expect(await run(['--version'], io)).toBe(0);
    expect(io.text()).toBe(`${version}\n`);
    const library = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
    expect(version).toBe(library.version);
  });

  test.each([['inti'], ['toString'], ['__proto__']])('a command that is not there: %s', async (name) => {
    const io = recordedIo();
    expect(await run([name], io)).toBe(2);
    expect([io.text(), io.errors()]).toEqual([
      '',
      expect.stringContaining(`there is no command "${name}"\n  fix: call`),
    ]);
  });
});
