import { FindingSeverity } from 'cdk8s-aspnetcore';
import * as path from 'path';
import { alarmsOf, CORPUS } from './support/corpus';
import { expectGolden } from './support/golden';

/**
 * Why the alarms that the checks give on well-made manifests are no false ones. What they said when they first ran, three
 * false alarms among it, is in fixtures/corpus/first-run.txt.
 */
const TRUE_ALARMS: Record<string, string> = {
  'crd-first': 'a definition and its object in one file do need two applies',
  'disruption-allows-drain': "knative's budgets of 80 % with one pod do block each drain",
  'exposure-tls': 'the demonstrations serve example hosts without TLS',
  'host-access': "velero's example freezes a file system by a privileged container in a namespace of users",
  'image-tag': 'the manifests of development branches and demonstrations run images without a version',
  'rbac-wildcard': 'Argo CD and the Flux tenant may do everything, and say so',
  'reference-backend': 'two StatefulSets name a governing Service that their projects never create',
  'secret-in-env': 'the demonstrations have passwords in plain variables',
  'selector-placement': 'the labels that Argo CD and the ZooKeeper tutorial want to keep apart are not on their pods',
};

const alarms = CORPUS.flatMap((name) => alarmsOf(name).map((finding) => ({ name, ...finding })));

test('the alarms are those that were looked at', () => {
  const lines = alarms.map(
    ({ name, severity, checkId, path: at, problem }) => `${name}: ${severity} ${checkId} ${at}: ${problem}`,
  );
  expectGolden(`${lines.join('\n')}\n`, path.join(__dirname, 'fixtures/corpus/alarms.txt'));
});

test('each kind of alarm is true, for a reason', () => {
  expect([...new Set(alarms.map(({ checkId }) => checkId))].sort()).toEqual(Object.keys(TRUE_ALARMS));
  expect(alarms.filter(({ severity }) => severity === FindingSeverity.ERROR)).toEqual([]);
});
