import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../../src/run';
import { recordedIo } from '../../support/recorded-io';
import { deployment } from './support/manifests';

/** What comes after the summary of the report. */
function afterSummary(text: string): string {
  return text.slice(text.indexOf('\n\n') + 2);
}

/** A folder with a dist/ of one Deployment, in git unless said otherwise. */
class Place {
  public readonly folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'against-'));

  public constructor(isRepository = true) {
    this.write('dist/web.yaml', deployment());
    if (isRepository) {
      this.git('init', '-q', '-b', 'main');
      this.commit();
    }
  }

  public write(name: string, text: string): this {
    fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, name), text);
    return this;
  }

  public git(...args: string[]): void {
    const user = ['-c', 'user.name=a', '-c', 'user.email=a@a.test', '-c', 'protocol.file.allow=always'];
    const { status, stderr } = spawnSync('git', [...user, ...args], { cwd: this.folder, encoding: 'utf8' });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  }

  public commit(): void {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'a');
  }

  public async report(...args: string[]) {
    const io = recordedIo(this.folder, { ...process.env });
    const code = await run(['report', ...args], io);
    return { code, text: afterSummary(io.text()), errors: io.errors() };
  }
}

const later = deployment({ container: 'image: registry.example.com/web:1.5.0' });
const LINES = [
  'Against OLD: 1 changed',
  '',
  'shop/web',
  '  - image 1.4.2 -> 1.5.0',
  '  - pods restart: yes, 12 pods at most 6 at a time',
  '',
].join('\n');

describe('report --against', () => {
  test.each(['main', 'HEAD', 'refs/heads/main'])('%s, a git ref', async (ref) => {
    const place = new Place().write('dist/web.yaml', later);
    const { code, text, errors } = await place.report('dist', '--against', ref);
    expect({ code, text, errors }).toEqual({ code: 0, text: LINES.replace('OLD', ref), errors: '' });
    const report = JSON.parse(fs.readFileSync(path.join(place.folder, 'report/report.json'), 'utf8')) as {
      changes: unknown;
    };
    expect(report.changes).toEqual({
      against: ref,
      changes: [
        {
          node: 'shop/Deployment/web',
          namespace: 'shop',
          subject: 'web',
          kind: 'changed',
          what: ['image 1.4.2 -> 1.5.0'],
          restart: 'yes, 12 pods at most 6 at a time',
          dangers: [],
        },
      ],
    });
  });

  test('a file at a git ref, from within its folder', async () => {
    const place = new Place().write('dist/web.yaml', later);
    const io = recordedIo(path.join(place.folder, 'dist'), { ...process.env });
    expect(await run(['report', 'web.yaml', '--against', 'main', '--out', '../report'], io)).toBe(0);
    expect(afterSummary(io.text())).toBe(LINES.replace('OLD', 'main'));
  });

  test('a folder', async () => {
    const place = new Place(false).write('old/web.yaml', deployment()).write('dist/web.yaml', later);
    expect(await place.report('dist', '--against', 'old')).toEqual({
      code: 0,
      text: LINES.replace('OLD', 'old'),
      errors: '',
    });
  });

  test('a folder that is called like a branch', async () => {
    const place = new Place().write('main/web.yaml', later).write('dist/web.yaml', later);
    expect(await place.report('dist', '--against', 'main')).toEqual({
      code: 0,
      text: 'Nothing changes against main.\n',
      errors: 'note: main is a path here as well as a git ref: the path is compared; for the ref say refs/heads/main\n',
    });
  });

  test('something dangerous gives 2, and Markdown', async () => {
    const place = new Place().write('dist/web.yaml', deployment().replaceAll('app: web', 'app: site'));
    const { code } = await place.report('dist', '--against', 'main', '--markdown', 'out/changes.md');
    expect(code).toBe(2);
    const markdown = fs.readFileSync(path.join(place.folder, 'out/changes.md'), 'utf8');
    expect(markdown.split('\n')[0]).toBe('### Against main: 1 changed, ⚠️ 1 danger');
  });

  test('Markdown alone, for a pipe', async () => {
    const { folder } = new Place();
    const io = recordedIo(folder, { ...process.env });
    expect(await run(['report', 'dist', '--against', 'main', '--markdown', '-'], io)).toBe(0);
    expect(io.text()).toBe('### Nothing changes against main\n');
    expect(io.errors().split('\n')[0]).toBe(
      'Wrote report/index.html, report/topology.svg, report/report.json, report/topology.mmd',
    );
  });

  test.each([
    [
      ['dist', '--against', 'nope'],
      'there is no folder, file or git ref nope',
      'name a folder, a file, a branch, a tag or a commit; fetch it first where it is only at the remote',
    ],
    [
      ['new', '--against', 'main'],
      'new is not in git at main',
      'make the old one beside: git worktree add ../old main, run the same synth there, then --against ../old/new',
    ],
    [
      ['dist', '--against=--output=x'],
      '"--output=x" is no folder, file or git ref',
      'name what is older: --against main',
    ],
    [
      ['dist', '--markdown', 'a.md'],
      '--markdown says what changes, and nothing is named to compare with',
      'add --against main',
    ],
  ])('%j is no', async (args, problem, fix) => {
    const place = new Place().write('new/web.yaml', later);
    expect(await place.report(...args)).toEqual({ code: 1, text: '', errors: `error: ${problem}\n  fix: ${fix}\n` });
  });

  test('a shallow clone has no other commit', async () => {
    const place = new Place().write('dist/web.yaml', later);
    place.commit();
    place.git('clone', '-q', '--depth=1', `file://${place.folder}`, 'clone');
    const io = recordedIo(path.join(place.folder, 'clone'), { ...process.env });
    expect(await run(['report', 'dist', '--against', 'HEAD~1'], io)).toBe(1);
    expect(io.errors()).toBe(
      'error: there is no folder, file or git ref HEAD~1\n' +
        '  fix: this clone is shallow: git fetch --unshallow, or fetch-depth: 0 for actions/checkout\n',
    );
  });

  test('without git', async () => {
    const place = new Place(false);
    const { PATH } = process.env;
    process.env.PATH = place.folder;
    try {
      expect((await place.report('dist', '--against', 'main')).errors).toBe(
        'error: git is not installed\n  fix: install git, or name the folder of the older manifests\n',
      );
    } finally {
      process.env.PATH = PATH;
    }
  });

  test('outside of a repository', async () => {
    expect((await new Place(false).report('dist', '--against', 'main')).errors).toBe(
      'error: there is no folder or file main, and dist is in no git repository\n  fix: name the folder of the older manifests\n',
    );
  });

  test('the order of files and of objects in them says nothing', async () => {
    const place = new Place().write('dist/a.yaml', deployment().replaceAll('web', 'api'));
    place.commit();
    fs.rmSync(path.join(place.folder, 'dist'), { recursive: true });
    place.write('dist/z.yaml', `${deployment().replaceAll('web', 'api')}\n---\n${deployment()}`);
    expect((await place.report('dist', '--against', 'main')).text).toBe('Nothing changes against main.\n');
  });
});
