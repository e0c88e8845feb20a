import { Change, ChangeFacts } from '../../report';
import { countsOf, dangerCount, isDangerous, placeOf, plural, restartLine } from './counts';
import { harmless } from './text';

/** What GitHub takes in one comment, in characters; some are left for what is said where it is cut. */
const LIMIT = 65_536;
const SPARE = 536;

/** More lines than these are folded. */
const OPEN_LINES = 12;
/** And of these, the rest is only counted. */
const MOST_LINES = 100;

/** The changes as a comment for a pull request on GitHub. */
export function changesAsMarkdown(facts: ChangeFacts): string {
  if (facts.changes.length === 0) {
    return `### Nothing changes against ${escaped(facts.against)}\n`;
  }
  const dangers = facts.changes.flatMap((change) => change.dangers.map((danger) => [change, danger] as const));
  const blocks = [
    `### ${headline(facts)}\n`,
    ...(dangers.length === 0 ? [] : ['#### ⚠️ Look twice\n']),
    ...dangers.map(([change, danger]) => `- **${escaped(placeOf(change))}**: ${escaped(danger)}`),
    ...(dangers.length === 0 ? [] : ['']),
    ...facts.changes.filter(({ what, restart }) => what.length > 0 || restart !== undefined).map(block),
  ];
  return cut(blocks);
}

function headline(facts: ChangeFacts): string {
  const sign = isDangerous(facts) ? `, ⚠️ ${plural(dangerCount(facts), 'danger')}` : '';
  return `Against ${escaped(facts.against)}: ${countsOf(facts)}${sign}`;
}

function block(change: Change): string {
  const restart = change.restart === undefined ? [] : [restartLine(change.restart)];
  const all = [...restart, ...change.what].map((words) => `- ${escaped(words)}`);
  const lines = all.length > MOST_LINES ? [...all.slice(0, MOST_LINES), `- and ${all.length - MOST_LINES} more`] : all;
  const kind = change.kind === 'changed' ? '' : ` (${change.kind})`;
  const title = `${escaped(placeOf(change))}${kind}`;
  return lines.length > OPEN_LINES
    ? `<details><summary><b>${title}</b>: ${plural(all.length, 'change')}</summary>\n\n${lines.join('\n')}\n\n</details>\n`
    : `**${title}**\n\n${lines.join('\n')}\n`;
}

/** As many whole blocks as a comment takes, and how many are left out. */
function cut(blocks: string[]): string {
  const taken: string[] = [];
  let length = 0;
  for (const text of blocks) {
    if (length + text.length + 1 > LIMIT - SPARE) {
      const left = blocks.length - taken.length;
      return `${taken.join('\n')}\n\n**Cut here**: ${left} more did not fit into a comment. The whole is in report.json.\n`;
    }
    taken.push(text);
    length += text.length + 1;
  }
  return `${taken.join('\n').trimEnd()}\n`;
}

/** Every character that Markdown or HTML gives a meaning. */
const SYNTAX = /[\\`*_{}[\]<>()#+!|~&$^@]/g;

/**
 * Where GitHub finds mentions, issues, links, hashes of commits and pictures, after entities are gone: a space of no width is
 * put there.
 */
const FOUND =
  /(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)|(?<=:)(?=[\w+-]+:)|(?<=\b[0-9a-f]{4})(?=[0-9a-f]{3,36}\b)/gi;

const MARK = '\ue000';

/** A text that Markdown shows as it is. */
export function escaped(text: string): string {
  return harmless(text)
    .replaceAll(MARK, '')
    .replace(FOUND, MARK)
    .replace(SYNTAX, entity)
    .replace(/^\s*[-\d]+[.)]?/, (start) => start.trim().replace(/[-.)]/g, entity))
    .replaceAll(MARK, '&#8203;')
    .replaceAll('-&#62;', '→');
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
