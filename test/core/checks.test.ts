import { ApiObject, Chart } from 'cdk8s';
import { Checks, External, Finding, FindingSeverity, ICheck } from 'cdk8s-aspnetcore';
import { CheckContext } from '../../src/core/check-context';
import { messageOf, testApp } from '../support/manifests';

const MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } };

/** Warns of every ConfigMap, and keeps what it was told besides. */
class NoMaps implements ICheck {
  public readonly checkId = 'no-maps';
  public context = CheckContext.empty();

  public check(objects: Parameters<ICheck['check']>[0], context: CheckContext): Finding[] {
    this.context = context;
    const { checkId } = this;
    const severity = FindingSeverity.WARNING;
    return objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ path, objectName }) => ({ checkId, severity, path, problem: `a map ${objectName}`, fix: 'drop it' }));
  }
}

function shops(): { app: ReturnType<typeof testApp>; blue: Chart; green: Chart; check: NoMaps } {
  const app = testApp();
  const check = new NoMaps();
  Checks.of(app).add(check);
  const [blue, green] = ['blue', 'green'].map((id) => new Chart(app, id, { namespace: id }));
  [blue, green].forEach((chart) => new ApiObject(chart, 'map', MAP));
  return { app, blue, green, check };
}

test('a check of your own runs with the others', () => {
  const { app } = shops();
  app.synth();
  expect(app.findings.map(({ path }) => path)).toEqual(['blue/map', 'green/map']);
});

test('a suppression holds below its scope, and is listed with its reason', () => {
  const { app, green } = shops();
  Checks.of(green).suppress('no-maps', { reason: ' green\n  has one ' });
  app.synth();
  expect(app.findings.map(({ path }) => path)).toEqual(['blue/map']);
  expect(app.suppressedFindings.map(({ finding, reason }) => [finding.path, reason])).toEqual([
    ['green/map', 'green has one'],
  ]);
});

test('a scope does not hold for another one whose name begins alike', () => {
  const { app, green } = shops();
  const greener = new Chart(app, 'greener', { namespace: 'greener' });
  new ApiObject(greener, 'map', MAP);
  Checks.of(green).suppress('no-maps', { reason: 'x' });
  app.synth();
  expect(app.findings.map(({ path }) => path)).toEqual(['blue/map', 'greener/map']);
});

test('warnings stop synth below a strict scope, and only there', () => {
  const { app, green } = shops();
  Checks.of(green).failOn(FindingSeverity.WARNING);
  expect(messageOf(() => app.synth())).toBe(
    'synth found one problem, nothing was written:\n  green/map: a map map; drop it [no-maps]',
  );
  expect(app.findings.map(({ path }) => path)).toEqual(['blue/map', 'green/map']);
});

test('what is declared is known to checks, in the namespace of the chart or in the one that is said', () => {
  const { app, blue, check } = shops();
  Checks.of(blue).declare(
    External.secret('db'),
    External.configMap('shared', { namespaceName: 'infra' }),
    External.pods({ labels: { app: 'db' } }),
    External.any({ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', name: 'letsencrypt' }),
  );
  app.synth();
  const { context } = check;
  expect([
    context.isExternal('', 'Secret', 'db', 'blue'),
    context.isExternal('', 'Secret', 'db', 'green'),
    context.isExternal('', 'ConfigMap', 'shared', 'infra'),
    context.isExternal('', 'ConfigMap', 'shared', 'blue'),
    context.isExternal('cert-manager.io', 'ClusterIssuer', 'letsencrypt', undefined),
  ]).toEqual([true, false, true, false, true]);
  expect(context.externalPods('blue')).toEqual([{ app: 'db' }]);
  expect(context.externalPods('green')).toEqual([]);
});

test.each<[string, (checks: Checks) => void, string]>([
  [
    'an unknown id',
    (checks) => checks.suppress('no-such', { reason: 'x' }),
    'blue: there is no check "no-such"; use an id that findings show',
  ],
  [
    'a reason of blanks',
    (checks) => checks.suppress('no-maps', { reason: '  ' }),
    'blue: reason to suppress "no-maps" is empty; use some like { reason: "why it may stay" }',
  ],
  [
    'no reason',
    (checks) => checks.suppress('no-maps', undefined as never),
    'blue: options of suppress undefined is not a plain object; use some like { reason: "why it may stay" }',
  ],
  [
    'a reason that is no text',
    (checks) => checks.suppress('no-maps', { reason: 5 as never }),
    'blue: reason to suppress "no-maps" 5 is not a string; use some like { reason: "why it may stay" }',
  ],
  [
    'an unknown severity',
    (checks) => checks.failOn('fatal' as never),
    'blue: the severity "fatal" is unknown; use FindingSeverity.WARNING or .ERROR',
  ],
  [
    'a name in place of an External',
    (checks) => checks.declare('db' as never),
    'blue: "db" is no External; use one like External.secret("db")',
  ],
  [
    'a second check of one id',
    (checks) => checks.add(new NoMaps()),
    'blue: there is a check "no-maps" already; give yours an id of its own',
  ],
])('%s is refused', (_, action, message) => {
  const { blue } = shops();
  expect(messageOf(() => action(Checks.of(blue)))).toBe(message);
});

const FIX = 'mend it, or suppress it with the reason until it is mended';

test.each<[string, () => unknown, string]>([
  [
    'throws',
    () => {
      throw new Error('boom\nat once');
    },
    'failed: boom',
  ],
  ['gives a text', () => 'x', 'gave "x" in place of a list of findings'],
  ['gives nothing', () => undefined, 'gave undefined in place of a list of findings'],
  ['gives null among others', () => [null], 'gave something that is no finding of its own: null'],
  [
    'gives another severity',
    () => [{ checkId: 'mine', severity: 'fatal', path: '', problem: 'a', fix: 'b' }],
    'gave something that is no finding of its own: an object',
  ],
  [
    'gives a finding of another check',
    () => [{ checkId: 'other', severity: FindingSeverity.WARNING, path: '', problem: 'a', fix: 'b' }],
    'gave something that is no finding of its own: an object',
  ],
])('a check of your own that %s stops synth by its name, and the others go on', (_, check, problem) => {
  const { app } = shops();
  Checks.of(app).add({ checkId: 'mine', check } as ICheck);
  expect(messageOf(() => app.synth())).toBe(
    `synth found one problem, nothing was written:\n  app: the check "mine" ${problem}; ${FIX} [mine]`,
  );
  expect(app.findings.map(({ path }) => path)).toEqual(['blue/map', 'green/map', '']);
});

test.each([null, undefined, 5, {}, { checkId: 'Mine', check: () => [] }, { checkId: 'mine' }])(
  '%p is no check',
  (check) => {
    const { blue } = shops();
    expect(messageOf(() => Checks.of(blue).add(check as never))).toMatch(
      /^blue: .* is no check; use an ICheck: a checkId of lower-case letters, digits and "-", and a method check$/,
    );
  },
);

test.each<[string, () => External, string]>([
  [
    'null options',
    () => External.secret('db', null as never),
    'External: options null is not a plain object; use some like { namespaceName: "shop" }',
  ],
  [
    'a number as namespace',
    () => External.configMap('db', { namespaceName: 5 as never }),
    'External: namespaceName 5 is not a string; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)',
  ],
  [
    'a namespace that there cannot be',
    () => External.pods({ labels: { app: 'db' }, namespaceName: 'Shop' }),
    'External: namespaceName "Shop" is not valid; use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label), for example "shop"',
  ],
  [
    'a number as label',
    () => External.pods({ labels: { app: 5 as never } }),
    'External.pods: label "app" is 5, which is no text; use labels by key',
  ],
])('an External with %s is refused', (_, external, message) => {
  expect(messageOf(external)).toBe(message);
});

test('checks are those of a construct', () => {
  expect(() => Checks.of(null as never)).toThrow('Checks.of: null is no construct; use an App, a Chart or any other');
});
