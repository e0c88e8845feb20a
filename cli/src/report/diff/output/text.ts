import { Change, ChangeFacts } from '../../report';
import { countsOf, dangerCount, placeOf, plural, restartLine } from './counts';

/** Escape sequences and what turns the direction of text have no place in a terminal or a comment. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text in one line, without what a terminal would obey. */
export function harmless(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(CONTROL, '�');
}

const [BOLD, RED, END] = ['\u001b[1m', '\u001b[31m', '\u001b[0m'];

/** The changes for a terminal, with colours where it has them. */
export function changesAsText(facts: ChangeFacts, colours = false): string {
  const paint = (code: string, text: string) => (colours ? `${code}${text}${END}` : text);
  const against = harmless(facts.against);
  if (facts.changes.length === 0) {
    return `Nothing changes against ${against}.\n`;
  }
  const dangers = dangerCount(facts);
  const headline = `Against ${against}: ${countsOf(facts)}${dangers === 0 ? '' : `, ${plural(dangers, 'danger')}`}`;
  const lines = facts.changes.flatMap((change) => [
    '',
    paint(BOLD, `${harmless(placeOf(change))}${kindOf(change)}`),
    ...change.dangers.map((danger) => paint(RED, `  ! ${harmless(danger)}`)),
    ...change.what.map((words) => `  - ${harmless(words)}`),
    ...(change.restart === undefined ? [] : [`  - ${restartLine(harmless(change.restart))}`]),
  ]);
  return `${[paint(BOLD, headline), ...lines].join('\n')}\n`;
}

function kindOf({ kind }: Change): string {
  return kind === 'changed' ? '' : ` (${kind})`;
}
