import { rawDeployment, rawFindings } from '../support/raw-findings';

const exec = (...command: unknown[]) => ({ lifecycle: { preStop: { exec: { command } } } });
const script = (text: string) => exec('/bin/sh', '-c', text);
const dotnet = (name: string, value: unknown) => ({ env: [{ name, value }] });
const found = (container: object, pod = {}, kind?: string) =>
  rawFindings('time-grace-period', [rawDeployment(container, pod, {}, kind)]);

test.each<[string, object, number | undefined]>([
  ['a program of a path', exec('/bin/sleep', '45'), 45],
  ['minutes', exec('sleep', '1m'), 60],
  ['a script', script('sleep 45'), 45],
  ['a script of several commands', script('sleep 20; echo bye && sleep 15'), 35],
  ['a script that goes on', script('sleep 31 && nginx -s quit'), 31],
  ['a script that ends before', script('exit 0; sleep 45'), undefined],
  ['a script that sleeps at times', script('if [ -f /x ]; then sleep 45; fi'), undefined],
  ['a sleep in the background', script('sleep 45 & wait'), undefined],
  ['a sleep or something else', script('test -f /x || sleep 45'), undefined],
  ['a program of its own', exec('/app/drain', '45'), undefined],
  ['a short one', exec('sleep', '29'), undefined],
  ['no number', exec('sleep', 'infinity'), undefined],
  ['no list', { lifecycle: { preStop: { exec: { command: 'sleep 45' } } } }, undefined],
  ['nothing at all', { lifecycle: null }, undefined],
])('%s', (_name, container, seconds) => {
  expect(found(container)).toEqual(
    seconds === undefined
      ? []
      : [
          'warning shop/Deployment-web: the Deployment "web" gives its pods 30 s to end, and the preStop hook of the ' +
            `container "web" takes ${seconds} s, so the application is killed right after SIGTERM; ` +
            `raise terminationGracePeriodSeconds to ${seconds + 1} or more, or shorten what has to fit`,
        ],
  );
});

const TOLD =
  'warning shop/Deployment-web: the Deployment "web" gives its pods 30 s to end, and the .NET host of the container "web" ' +
  'is told to take 60 s; raise terminationGracePeriodSeconds to 60 or more, or shorten what has to fit';

test.each<[string, object, string[]]>([
  ['an older host', dotnet('ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', '60'), [TOLD]],
  ['a newer host, in its own case', dotnet('DOTNET_shutdownTimeoutSeconds', '60'), [TOLD]],
  ['no text', dotnet('DOTNET_SHUTDOWNTIMEOUTSECONDS', 60), []],
  ['what fits', dotnet('DOTNET_SHUTDOWNTIMEOUTSECONDS', '30'), []],
  ['nulls', { env: [null] }, []],
])('the shutdown of .NET: %s', (_name, container, findings) => {
  expect(found(container)).toEqual(findings);
});

test('the name that newer hosts read wins', () => {
  const env = [
    { name: 'ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', value: '60' },
    { name: 'DOTNET_SHUTDOWNTIMEOUTSECONDS', value: '20' },
  ];
  expect(found({ env })).toEqual([]);
});

test('no time at all: only pods of a name of their own mind', () => {
  const pod = { terminationGracePeriodSeconds: 0 };
  expect(found({}, pod)).toEqual([]);
  expect(found({}, pod, 'StatefulSet')).toEqual([
    'warning shop/StatefulSet-web: the StatefulSet "web" gives its pods 0 s to end, so two pods of one name may run at ' +
      'once; raise terminationGracePeriodSeconds to 1 or more',
  ]);
});
