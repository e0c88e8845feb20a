import { show } from '../../private/values';
import { cronProblem } from './cron-expression';
import { CronTriggerOptions } from './trigger-options';
import { metadataOf, TriggerPlan, TriggerValues } from './trigger-plan';

/** Source: https://keda.sh/docs/latest/scalers/cron/ */
export function cronTrigger(values: TriggerValues, options: CronTriggerOptions): TriggerPlan {
  const start = schedule(values, 'start', options.start);
  const end = schedule(values, 'end', options.end);
  if (start === end) {
    values.refuse(`the same start and end ${show(start)}`, 'let it end at another time');
  }
  return {
    triggerType: 'cron',
    metadata: metadataOf({
      timezone: zone(values, options.timeZone),
      start,
      end,
      desiredReplicas: values.whole('desiredReplicas', options.desiredReplicas, 1),
    }),
  };
}

const SCHEDULE = 'use minute, hour, day of the month, month and day of the week, like "0 8 * * MON-FRI"';

function schedule(values: TriggerValues, what: string, expression: string): string {
  const problem = cronProblem(values.text(what, expression, SCHEDULE));
  if (problem !== undefined) {
    values.refuse(`the ${what} ${show(expression)}, which ${problem}`, SCHEDULE);
  }
  return expression.trim().split(/\s+/).join(' ');
}

/** KEDA, on Linux, tells upper case from lower; JavaScript does not, but knows the right spelling. */
function zone(values: TriggerValues, timeZone: string): string {
  const name = values.text('timeZone', timeZone, 'use an IANA name like "Europe/Berlin"');
  const resolved = resolveZone(name);
  if (resolved === undefined || !/^[A-Za-z]/.test(name)) {
    values.refuse(`the timeZone ${show(name)}, which is unknown`, 'use an IANA name like "Europe/Berlin"');
  }
  if (resolved !== name && resolved.toLowerCase() === name.toLowerCase()) {
    values.refuse(`the timeZone ${show(name)}, which KEDA does not know in that spelling`, `use "${resolved}"`);
  }
  return name;
}

function resolveZone(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
