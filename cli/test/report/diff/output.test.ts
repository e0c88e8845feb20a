import { changesAsMarkdown, escaped } from '../../../src/report/diff/output/markdown';
import { changesAsText } from '../../../src/report/diff/output/text';
import type { Change } from '../../../src/report/report';

const change = (parts: Partial<Change> = {}): Change => ({
  node: 'shop/Deployment/web',
  namespace: 'shop',
  subject: 'web',
  kind: 'changed',
  what: ['image 1.4.2 -> 1.5.0'],
  dangers: [],
  ...parts,
});
const dangerous = change({ restart: 'yes, 1 pod', dangers: ['host a.test is removed: a; fix: b'] });

describe('the changes as text', () => {
  test('name what is dangerous first', () => {
    expect(
      changesAsText({ against: 'main', changes: [dangerous, change({ kind: 'added', namespace: undefined })] }),
    ).toBe(
      [
        'Against main: 1 changed, 1 added, 1 danger',
        '',
        'shop/web',
        '  ! host a.test is removed: a; fix: b',
        '  - image 1.4.2 -> 1.5.0',
        '  - pods restart: yes, 1 pod',
        '',
        'web (added)',
        '  - image 1.4.2 -> 1.5.0',
        '',
      ].join('\n'),
    );
  });

  test('have colours where they are asked for', () => {
    const text = changesAsText({ against: 'main', changes: [dangerous] }, true);
    expect(text).toContain('\u001b[31m  ! host a.test is removed: a; fix: b\u001b[0m\n');
  });

  test('of nothing', () => {
    expect(changesAsText({ against: 'main', changes: [] })).toBe('Nothing changes against main.\n');
  });

  test('obey no name', () => {
    const text = changesAsText({ against: 'main', changes: [change({ subject: 'a\u001b[2J\nb\u202ec' })] });
    expect(text).toContain('\nshop/a�[2J b�c\n');
  });
});

describe('the changes as Markdown', () => {
  test('name what is dangerous first', () => {
    expect(changesAsMarkdown({ against: 'main', changes: [dangerous] })).toBe(
      [
        '### Against main: 1 changed, ⚠️ 1 danger',
        '',
        '#### ⚠️ Look twice',
        '',
        '- **shop/web**: host a.test is removed: a; fix: b',
        '',
        '**shop/web**',
        '',
        '- pods restart: yes, 1 pod',
        '- image 1.4.2 → 1.5.0',
        '',
      ].join('\n'),
    );
  });

  test('of nothing', () => {
    expect(changesAsMarkdown({ against: 'main', changes: [] })).toBe('### Nothing changes against main\n');
  });

  test('fold what is long', () => {
    const what = Array.from({ length: 120 }, (_, index) => `thing ${index}`);
    const lines = changesAsMarkdown({ against: 'main', changes: [change({ what })] }).split('\n');
    expect(lines.slice(2, 5)).toEqual(['<details><summary><b>shop/web</b>: 120 changes</summary>', '', '- thing 0']);
    expect(lines.slice(-4)).toEqual(['- and 20 more', '', '</details>', '']);
  });

  test('fit into a comment', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      change({ subject: `web-${index}`, what: ['x'.repeat(100)] }),
    );
    const text = changesAsMarkdown({ against: 'main', changes: many });
    expect(text.length).toBeLessThanOrEqual(65_536);
    const shown = text.split('**shop/web').length - 1;
    expect(text).toContain(
      `**Cut here**: ${2000 - shown} more did not fit into a comment. The whole is in report.json.\n`,
    );
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '&#60;img src=x onerror=alert&#40;1&#41;&#62;'],
    ['a | b', 'a &#124; b'],
    ['`code`', '&#96;code&#96;'],
    ['[a](b)', '&#91;a&#93;&#40;b&#41;'],
    ['@octocat', '&#64;&#8203;octocat'],
    ['fixes #12', 'fixes &#35;&#8203;12'],
    ['https://a.test', 'https:&#8203;//a.test'],
    ['www.a.test', 'www&#8203;.a.test'],
    ['GH-12', 'GH&#8203;-12'],
    [':tada:', ':&#8203;tada:'],
    ['sha256:0123456789ab', 'sha256:0123&#8203;456789ab'],
    ['1. a', '1&#46; a'],
    ['- a', '&#45; a'],
    ['&#64;', '&#38;&#35;&#8203;64;'],
    ['a\nb', 'a b'],
    ['1 -> 2', '1 → 2'],
  ])('%s is shown as it is', (text, markdown) => {
    expect(escaped(text)).toBe(markdown);
  });
});
