import { Chart, Testing } from 'cdk8s';
import {
  ContainerResources,
  LimitRange,
  ResourceQuota,
  TenantAccess,
  TenantMember,
  TenantNamespace,
} from 'cdk8s-aspnetcore';
import { messageOf } from '../support/manifests';

const chart = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const quota = (props: unknown) => () => new ResourceQuota(chart(), 'q', props as never);
const limits = (props: unknown) => () => new LimitRange(chart(), 'l', props as never);
const tenant = (props: unknown) => () => new TenantNamespace(chart(), 't', props as never);
const resources = (props: unknown) => () => ContainerResources.of(props as never)._resolve('shop/web');

const BOUNDS = 'use bounds like { container: { max: { memory: Size.gibibytes(1) } } }';
const ACCESS = 'use a list like [TenantAccess.edit(TenantMember.group("shop-devs"))]';

/** What JavaScript lets through: null, numbers and strings in place of objects, strings in place of enums. */
test.each<[string, () => unknown, string]>([
  ['a quota', quota(null), 'shop/q: props of the quota null is not a plain object; use bounds like { pods: 20 }'],
  ['its CPU', quota({ cpu: 3 }), 'shop/q: cpu 3 is not a plain object; use bounds like { request: Cpu.units(4) }'],
  [
    'its memory',
    quota({ memory: null, pods: 1 }),
    'shop/q: memory null is not a plain object; use bounds like { request: Size.gibibytes(8) }',
  ],
  [
    'its huge pages',
    quota({ hugepages: 'x' }),
    'shop/q: hugepages "x" is not a plain object; use sizes like { pages2Mi: Size.mebibytes(64) }',
  ],
  [
    'its storage',
    quota({ storage: 0 }),
    'shop/q: storage 0 is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'its storage classes',
    quota({ storageClasses: { fast: null } }),
    'shop/q: quota of the storage class "fast" null is not a plain object; use one like { storage: Size.gibibytes(50) }',
  ],
  [
    'its priority',
    quota({ pods: 1, priority: 'high' }),
    'shop/q: priority is "high", no QuotaPriority; use QuotaPriority.oneOf(["high"]), QuotaPriority.noneOf or QuotaPriority.any()',
  ],
  ['a limit range', limits(null), `shop/l: props of the limit range null is not a plain object; ${BOUNDS}`],
  ['of containers', limits({ container: 'x' }), `shop/l: container "x" is not a plain object; ${BOUNDS}`],
  [
    'its maximum',
    limits({ container: { max: 5 } }),
    'shop/l: max 5 is not a plain object; use amounts like { memory: Size.gibibytes(1) }',
  ],
  [
    'its ratio',
    limits({ pod: { maxLimitRequestRatio: 4 } }),
    'shop/l: maxLimitRequestRatio 4 is not a plain object; use ratios like { cpu: 4 }',
  ],
  [
    'a tenant',
    tenant(null),
    'shop/t: props of the namespace null is not a plain object; use them like { quota: { pods: 20 } }',
  ],
  ['its quota', tenant({ quota: 3 }), 'shop/t: quota 3 is not a plain object; use bounds like { pods: 20 }'],
  ['its limits', tenant({ limits: null }), `shop/t: limits null is not a plain object; ${BOUNDS}`],
  [
    'its level',
    tenant({ podSecurity: 'strict' }),
    'shop/t: podSecurity "strict" is unknown; use a value of PodSecurityLevel, like PodSecurityLevel.BASELINE',
  ],
  ['its access', tenant({ access: 'all' }), `shop/t: access is "all"; ${ACCESS}`],
  ['somebody', tenant({ access: [null] }), `shop/t: access has null, which is no TenantAccess; ${ACCESS}`],
  [
    'a member',
    () => TenantAccess.view('ann' as unknown as TenantMember),
    'TenantAccess.view: member is "ann", no TenantMember; use TenantMember.group("shop-devs"), TenantMember.user or TenantMember.serviceAccount',
  ],
  [
    'resources',
    resources(null),
    'shop/web: props of the resources null is not a plain object; use them like { cpu: { request: Cpu.millis(250) } }',
  ],
  [
    'their CPU',
    resources({ cpu: null }),
    'shop/web: cpu null is not a plain object; use one like { request: Cpu.millis(250) }',
  ],
  [
    'its limit',
    resources({ cpu: { limit: 0, request: undefined } }),
    'shop/web: CPU limit 0 is not a positive amount; use one like Cpu.millis(250)',
  ],
  [
    'their memory',
    resources({ memory: '1Gi' }),
    'shop/web: memory "1Gi" is not a plain object; use one like { limit: Size.mebibytes(512) }',
  ],
  [
    'its request',
    resources({ memory: { request: null } }),
    'shop/web: memory request null is not a positive amount; use one like Size.mebibytes(256)',
  ],
  [
    'huge pages',
    resources({ hugepages: null }),
    'shop/web: hugepages null is not a plain object; use sizes like { pages2Mi: Size.mebibytes(64) }',
  ],
])('%s', (_name, action, message) => {
  expect(messageOf(action)).toBe(message);
});
