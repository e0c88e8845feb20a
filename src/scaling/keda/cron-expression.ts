/** One of the five fields of a cron expression. */
interface CronField {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly names: string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Bounds of KEDA's parser, in which Sunday is 0 and never 7. Source: https://pkg.go.dev/github.com/robfig/cron/v3 */
const FIELDS: CronField[] = [
  { what: 'minute', least: 0, most: 59, names: [] },
  { what: 'hour', least: 0, most: 23, names: [] },
  { what: 'day of the month', least: 1, most: 31, names: [] },
  { what: 'month', least: 1, most: 12, names: MONTHS },
  { what: 'day of the week', least: 0, most: 6, names: DAYS },
];

/** What is wrong with a cron expression; undefined when nothing is. */
export function cronProblem(expression: string): string | undefined {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return `has ${parts.length === 1 ? 'one field' : `${parts.length} fields`}, not 5`;
  }
  const wrong = FIELDS.findIndex((field, at) => !parts[at].split(',').every((item) => isItem(field, item)));
  return wrong < 0 ? undefined : `has the ${FIELDS[wrong].what} "${parts[wrong]}", ${rangeOf(FIELDS[wrong])}`;
}

function rangeOf({ least, most, names }: CronField): string {
  const also = names.length === 0 ? '' : ` or ${names[0]} to ${names[names.length - 1]}`;
  return `which is not within ${least} to ${most}${also}`;
}

/** `*`, `?`, `5`, `1-5`, each with an optional step. */
function isItem(field: CronField, item: string): boolean {
  const [range, step, ...more] = item.split('/');
  const validStep = step === undefined || (/^\d+$/.test(step) && Number(step) > 0);
  return more.length === 0 && validStep && isRange(field, range);
}

function isRange(field: CronField, range: string): boolean {
  if (range === '*' || range === '?') {
    return true;
  }
  const ends = range.split('-').map((end) => valueOf(field, end));
  return ends.length <= 2 && ends.every((end) => !Number.isNaN(end)) && ends[0] <= ends[ends.length - 1];
}

function valueOf({ least, most, names }: CronField, text: string): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + least : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : NaN;
}
