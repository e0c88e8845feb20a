import { ScaleTrigger } from '../../../src/scaling/keda/scale-trigger';
import { messageOf } from '../../support/manifests';
import { triggerOf } from './support';

const CRON = { timeZone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: 2 };

const FIELDS = 'use minute, hour, day of the month, month and day of the week, like "0 8 * * MON-FRI"';

test.each<[string, ScaleTrigger, string]>([
  [
    'an unknown time zone',
    ScaleTrigger.cron({ ...CRON, timeZone: 'Europe/Bonn' }),
    'the cron trigger has the timeZone "Europe/Bonn", which is unknown; use an IANA name like "Europe/Berlin"',
  ],
  [
    'a time zone as an offset',
    ScaleTrigger.cron({ ...CRON, timeZone: '+02:00' }),
    'the cron trigger has the timeZone "+02:00", which is unknown; use an IANA name like "Europe/Berlin"',
  ],
  [
    'a time zone in lower case',
    ScaleTrigger.cron({ ...CRON, timeZone: 'europe/berlin' }),
    'the cron trigger has the timeZone "europe/berlin", which KEDA does not know in that spelling; use "Europe/Berlin"',
  ],
  [
    'a time zone in upper case',
    ScaleTrigger.cron({ ...CRON, timeZone: 'EUROPE/BERLIN' }),
    'the cron trigger has the timeZone "EUROPE/BERLIN", which KEDA does not know in that spelling; use "Europe/Berlin"',
  ],
  [
    'no start',
    ScaleTrigger.cron({ ...CRON, start: undefined as any }),
    `start of the cron trigger undefined is not a string; ${FIELDS}`,
  ],
  [
    'four fields',
    ScaleTrigger.cron({ ...CRON, start: '0 8 * *' }),
    `the cron trigger has the start "0 8 * *", which has 4 fields, not 5; ${FIELDS}`,
  ],
  [
    'one word',
    ScaleTrigger.cron({ ...CRON, start: '@daily' }),
    `the cron trigger has the start "@daily", which has one field, not 5; ${FIELDS}`,
  ],
  [
    'an hour too many',
    ScaleTrigger.cron({ ...CRON, end: '0 24 * * *' }),
    `the cron trigger has the end "0 24 * * *", which has the hour "24", which is not within 0 to 23; ${FIELDS}`,
  ],
  [
    'Sunday as 7',
    ScaleTrigger.cron({ ...CRON, end: '0 18 * * 1-7' }),
    `the cron trigger has the end "0 18 * * 1-7", which has the day of the week "1-7", which is not within 0 to 6 or SUN to SAT; ${FIELDS}`,
  ],
  [
    'a range backwards',
    ScaleTrigger.cron({ ...CRON, start: '0 22-6 * * *' }),
    `the cron trigger has the start "0 22-6 * * *", which has the hour "22-6", which is not within 0 to 23; ${FIELDS}`,
  ],
  [
    'a step of 0',
    ScaleTrigger.cron({ ...CRON, start: '*/0 8 * * *' }),
    `the cron trigger has the start "*/0 8 * * *", which has the minute "*/0", which is not within 0 to 59; ${FIELDS}`,
  ],
  [
    'an unknown month',
    ScaleTrigger.cron({ ...CRON, start: '0 8 1 may,mai *' }),
    `the cron trigger has the start "0 8 1 may,mai *", which has the month "may,mai", which is not within 1 to 12 or JAN to DEC; ${FIELDS}`,
  ],
  [
    'day 0',
    ScaleTrigger.cron({ ...CRON, start: '0 8 0 * *' }),
    `the cron trigger has the start "0 8 0 * *", which has the day of the month "0", which is not within 1 to 31; ${FIELDS}`,
  ],
  [
    'no time in between',
    ScaleTrigger.cron({ ...CRON, end: '0  8 * * 1-5' }),
    'the cron trigger has the same start and end "0 8 * * 1-5"; let it end at another time',
  ],
  [
    'no pods by the clock',
    ScaleTrigger.cron({ ...CRON, desiredReplicas: 0 }),
    'desiredReplicas of the cron trigger 0 is not valid; use a whole number from 1 to 2147483647',
  ],
])('%s is refused', (_, trigger, message) => {
  expect(messageOf(() => triggerOf(trigger))).toBe(`shop/worker: ${message}`);
});
