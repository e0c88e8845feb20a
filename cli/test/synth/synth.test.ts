import * as path from 'path';
import { run } from '../../src/run';
import { Project } from '../support/program';
import { recordedIo } from '../support/recorded-io';

describe('cdk8s-aspnetcore synth', () => {
  test('without a program that could be meant', async () => {
    const { folder } = new Project({});
    const io = recordedIo(folder);
    expect(await run(['synth', '--plan'], io)).toBe(1);
    expect(io.errors()).toBe(
      `error: there is no src/main.ts and no main.ts in ${folder}\n  fix: name the program that is to be run\n`,
    );
  });

  test('of a program that is not there', async () => {
    const io = recordedIo(path.sep);
    expect(await run(['synth', 'app.ts'], io)).toBe(1);
    expect(io.errors()).toContain('error: there is no app.ts in /\n');
  });

  test.each(['--help', '-h'])('%s', async (option) => {
    const io = recordedIo();
    expect(await run(['synth', option], io)).toBe(0);
    expect(io.text().split('\n')[0]).toBe('Usage: cdk8s-aspnetcore synth [program.ts] [arguments of the program…]');
  });
});
