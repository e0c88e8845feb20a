import * as fs from 'fs';
import * as path from 'path';
import { allRules } from '../../src/checks';
import { Rule } from '../../src/checks/rule';
import { CAPABILITY_FINDINGS } from '../../src/core/capability-findings';
import { examplesOf, rulesWithExamples } from './check-examples';

const HEAD = path.join(__dirname, 'checks-page-head.md');

/** The words of a finding without severity and path, which the example shows anyway. */
function said(finding: string): string {
  const [, problem] = /^\S+ [^:]+: ([\s\S]*)$/.exec(finding)!;
  return `> ${problem}`;
}

function exampleOf(checkId: string): string[] {
  // That every rule has one is another test's.
  const examples = rulesWithExamples().includes(checkId) ? examplesOf(checkId) : [];
  const bad = examples.find(({ kind }) => kind === 'bad');
  if (bad === undefined) {
    return [];
  }
  const comments = bad.settings.filter(([word]) => word !== 'finds').map(([word, rest]) => `# ${word}: ${rest}`);
  const yaml = [...comments, bad.yaml.trim()].join('\n');
  const lead = bad.title === '' ? 'Found in:' : `Found in ${bad.title}:`;
  return ['', lead, '', '```yaml', yaml, '```', '', bad.expected.map(said).join('\n>\n')];
}

function sectionOf({ checkId, severity, meaning, reason }: Rule): string[] {
  return ['', `### ${checkId}`, '', `**${severity}.** ${meaning} Otherwise: ${reason}`, ...exampleOf(checkId)];
}

function table(rows: string[][]): string[] {
  return rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
}

/** The page docs/checks.md: its head is written by hand, the rest comes from the rules and their examples. */
export function checksPage(): string {
  const rules = allRules();
  const capabilities = Object.entries(CAPABILITY_FINDINGS);
  return [
    fs.readFileSync(HEAD, 'utf8').trimEnd(),
    '',
    '## All checks',
    '',
    'An error of the table may be a warning in milder cases.',
    '',
    ...table([
      ['id', 'at worst', 'what must hold'],
      ['---', '---', '---'],
      ...rules.map(({ checkId, severity, meaning }) => [`[\`${checkId}\`](#${checkId})`, severity, meaning]),
    ]),
    '',
    'These look at what was said to the constructs, which the objects alone do not show:',
    '',
    ...table([
      ['id', 'what must hold', 'otherwise'],
      ['---', '---', '---'],
      ...capabilities.map(([checkId, { meaning, reason }]) => [`\`${checkId}\``, meaning, reason]),
    ]),
    '',
    '## Each check',
    ...rules.flatMap(sectionOf),
    '',
  ].join('\n');
}
