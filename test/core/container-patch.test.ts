import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { WebService } from 'cdk8s-aspnetcore';
import { mergePatch } from '../../src/core/container-patch';
import { manifestOf, messageOf } from '../support/manifests';

function web(): WebService {
  return new WebService(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
}

/** The cases of RFC 7386, appendix A, but for those that patch something that is no object at the top. */
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j is %j', (target, patch, expected) => {
  const before = JSON.stringify(target);
  expect(mergePatch(target, patch)).toEqual(expected);
  expect(JSON.stringify(target)).toBe(before);
});

test('a patch hits the container of its name, after everything else', () => {
  const service = web();
  service.addSidecar({ name: 'proxy', image: 'proxy:1' });
  service.patchContainer('proxy', { stdin: true });
  service.patchContainer('web', { resources: { limits: { cpu: null, memory: '1Gi' } }, newerThanUs: { a: 1 } });
  const [main, proxy] = manifestOf(service, 'Deployment').spec.template.spec.containers;
  expect(main.resources.limits).toEqual({ memory: '1Gi', 'ephemeral-storage': '1Gi' });
  expect(main.newerThanUs).toEqual({ a: 1 });
  expect(proxy).toMatchObject({ name: 'proxy', stdin: true });
  expect(Object.keys(main)).not.toContain('stdin');
});

test('a patch that hits nothing is refused', () => {
  expect(messageOf(() => web().patchContainer('main', {}))).toBe(
    'shop/web: a patch is for the container "main", which the pod does not have; use web',
  );
});

test.each(['__proto__', 'constructor', 'toString'])('the container %s is one like any other', (name) => {
  expect(messageOf(() => web().patchContainer(name, {}))).toBe(
    `shop/web: a patch is for the container "${name}", which the pod does not have; use web`,
  );
});

test('a container named like a member of every object is patched', () => {
  const service = web();
  service.addSidecar({ name: 'constructor', image: 'proxy:1' });
  service.patchContainer('constructor', { stdin: true });
  service.patchContainer('constructor', { tty: true, name: 'constructor' });
  const [, sidecar] = manifestOf(service, 'Deployment').spec.template.spec.containers;
  expect(sidecar).toMatchObject({ name: 'constructor', stdin: true, tty: true });
});

const PATCH = 'is not a plain object; use one like { stdin: true }';

test.each<[unknown, string]>([
  ['stdin', `patch of the container "web" "stdin" ${PATCH}`],
  [null, `patch of the container "web" null ${PATCH}`],
  [undefined, `patch of the container "web" undefined ${PATCH}`],
  [[{ stdin: true }], `patch of the container "web" a list ${PATCH}`],
  [new Map([['stdin', true]]), `patch of the container "web" (of the class Map) ${PATCH}`],
  [{ name: 'main' }, 'patch of the container "web" changes the name to "main"; leave the name out of it'],
  [{ name: null }, 'patch of the container "web" changes the name to null; leave the name out of it'],
])('the patch %p is refused', (patch, message) => {
  expect(messageOf(() => web().patchContainer('web', patch))).toBe(`shop/web: ${message}`);
});

test('cdk8s-plus selects the pods of the service', () => {
  const service = web();
  const chart = Chart.of(service);
  const plus = new kplus.Service(chart, 'plus', { selector: service, ports: [{ port: 8080 }] });
  const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: service });
  policy.addIngressRule(service, [kplus.NetworkPolicyPort.tcp(8080)]);
  const labels = { 'cdk8s-aspnetcore/service': 'web' };
  expect(kplus.k8s.KubeService.of(plus).toJson().spec.selector).toEqual(labels);
  expect(kplus.k8s.KubeNetworkPolicy.of(policy).toJson().spec).toMatchObject({
    podSelector: { matchLabels: labels },
    ingress: [{ from: [{ podSelector: { matchLabels: labels } }] }],
  });
});
