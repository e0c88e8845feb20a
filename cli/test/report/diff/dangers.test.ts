import { RULES } from '../../../src/report/diff/dangers';
import { isDangerous } from '../../../src/report/diff/output/counts';
import { REFUSED_OR_DELETED } from './support/cases-of-objects';
import { RUNNING_OR_REACHED } from './support/cases-of-services';
import { changesOf, object } from './support/manifests';
import { ingress } from './support/objects';

const CASES = { ...REFUSED_OR_DELETED, ...RUNNING_OR_REACHED };

const dangersOf = (before: string, after: string) => changesOf(before, after).flatMap(({ dangers }) => dangers);

describe('dangers', () => {
  test('each rule has a case', () => {
    expect(Object.keys(CASES)).toEqual(RULES.map(({ id }) => id));
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, { why, fix }) => {
    const { before, bad, good, what } = CASES[id];
    expect(dangersOf(before, bad)).toContain(`${what}: ${why}; fix: ${fix}`);
    expect(dangersOf(before, good).filter((danger) => danger.includes(`: ${why}; fix: ${fix}`))).toEqual([]);
    expect(dangersOf(bad, bad)).toEqual([]);
  });

  test('of a host that goes are said once: its certificate and redirect go with it', () => {
    const redirect = '{ nginx.ingress.kubernetes.io/force-ssl-redirect: "true" }';
    const before = ingress(['a.test'], '[{ hosts: [a.test], secretName: tls }]', redirect);
    expect(dangersOf(before, '').map((danger) => danger.split(':')[0])).toEqual(['host a.test is removed']);
  });

  test('a host that another object takes over is not lost, nor its certificate', () => {
    const before = ingress(['a.test'], '[{ hosts: [a.test], secretName: tls }]');
    const route = object('HTTPRoute', 'spec: { hostnames: [a.test], parentRefs: [{ name: public }] }');
    const gateway = (protocol: string) =>
      object('Gateway', `spec: { listeners: [{ name: web, protocol: ${protocol} }] }`, { name: 'public' });
    expect(dangersOf(before, route)).toEqual([]);
    expect(dangersOf(before, route + gateway('HTTPS'))).toEqual([]);
    expect(dangersOf(before, route + gateway('HTTP')).map((danger) => danger.split(':')[0])).toEqual([
      'host a.test loses TLS',
    ]);
  });

  test('are what makes changes dangerous', () => {
    const { before, bad, good } = CASES['immutable-selector'];
    expect(isDangerous({ against: '', changes: changesOf(before, bad) })).toBe(true);
    expect(isDangerous({ against: '', changes: changesOf(before, good) })).toBe(false);
  });
});
