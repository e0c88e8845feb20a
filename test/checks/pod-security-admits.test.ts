import { ApiObject, Chart, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { PodSecurityLevel, SecurityProfile, TenantNamespace, WebService } from 'cdk8s-aspnetcore';
import { problemOf } from '../support/manifests';
import { BASELINE_CASES } from '../support/pod-security-baseline-cases';
import { podWith } from '../support/pod-security-pod';
import { RESTRICTED_CASES } from '../support/pod-security-restricted-cases';

const OK = '(nothing was thrown)';
type Json = Record<string, any>;

function chartOf(podSecurity: PodSecurityLevel, labels: Record<string, string> = {}): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new TenantNamespace(chart, 'namespace', { name: 'shop', podSecurity, labels });
  return chart;
}

/** What synth says of a pod template in a namespace of a level. */
function said(level: string, template: Json, labels?: Record<string, string>): string {
  const chart = chartOf(level as PodSecurityLevel, labels);
  new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template } });
  return problemOf(() => Testing.synth(chart));
}

function failure(problem: string): string {
  return `Validation failed with the following errors:\n  [] shop/web: ${problem}`;
}

const refused = (level: string, what: string, fix: string): string =>
  failure(`${what}, which the namespace "shop" refuses (Pod Security ${level}); ${fix}`);

describe.each([...BASELINE_CASES, ...RESTRICTED_CASES])('%s', (_name, change, strictest, what, byBaseline) => {
  const levels = ['privileged', 'baseline', 'restricted'];

  test.each(levels)('in a namespace of the level %s', (level) => {
    const message = said(level, podWith(change));
    if (levels.indexOf(level) <= levels.indexOf(strictest)) {
      expect(message).toBe(OK);
    } else {
      expect(message.split(', which')[0]).toBe(failure(level === 'baseline' ? (byBaseline ?? what!) : what!));
      expect(message.split(', or ')[1]).toBe(`give the namespace the level ${strictest}`);
    }
  });
});

test('what a profile decides: another profile', () => {
  expect(said('restricted', podWith({ context: { runAsUser: 0 } }))).toBe(
    refused(
      'restricted',
      'container "web" sets runAsUser 0',
      'use SecurityProfile.restricted(), or give the namespace the level baseline',
    ),
  );
});

test('what no profile decides: leave it out', () => {
  expect(said('baseline', podWith({ pod: { hostNetwork: true } }))).toBe(
    refused('baseline', 'the pod sets hostNetwork', 'leave that out, or give the namespace the level privileged'),
  );
});

test('all that is refused is one finding, which names the containers', () => {
  const pod = {
    hostPID: true,
    securityContext: { seccompProfile: { type: 'Unconfined' } },
    initContainers: [{ name: 'migrate', securityContext: { seccompProfile: { type: 'Unconfined' } } }],
    containers: [{ name: 'web' }, { name: 'proxy' }],
    ephemeralContainers: [{ name: 'debug', securityContext: { capabilities: { drop: ['ALL'] } } }],
  };
  expect(said('restricted', podWith({ pod }))).toBe(
    refused(
      'restricted',
      'the pod sets hostPID, ' +
        'containers "migrate", "web", "proxy" and "debug" do not set allowPrivilegeEscalation false, ' +
        'containers "migrate", "web", "proxy" and "debug" do not set runAsNonRoot true, ' +
        'the pod and container "migrate" set seccompProfile "Unconfined", ' +
        'containers "migrate", "web" and "proxy" do not drop the capabilities ALL',
      'use SecurityProfile.restricted() and leave the rest out, or give the namespace the level privileged',
    ),
  );
});

const root = podWith({ context: { runAsUser: 0 } });

test.each<[string, string, Json]>([
  ['v1', 'Pod', root],
  ['v1', 'ReplicationController', { spec: { template: root } }],
  ['apps/v1', 'Deployment', { spec: { template: root } }],
  ['apps/v1', 'StatefulSet', { spec: { template: root } }],
  ['apps/v1', 'DaemonSet', { spec: { template: root } }],
  ['apps/v1', 'ReplicaSet', { spec: { template: root } }],
  ['batch/v1', 'Job', { spec: { template: root } }],
  ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: root } } } }],
])('%s %s', (apiVersion, kind, body) => {
  const chart = chartOf(PodSecurityLevel.RESTRICTED);
  new ApiObject(chart, 'web', { apiVersion, kind, ...body });
  expect(problemOf(() => Testing.synth(chart)).split(', which')[0]).toBe(failure('container "web" sets runAsUser 0'));
});

test('a kind that makes no pods', () => {
  const chart = chartOf(PodSecurityLevel.RESTRICTED);
  new ApiObject(chart, 'web', { apiVersion: 'example.com/v1', kind: 'Gadget', spec: { template: root } });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('a namespace that the app does not create, or that enforces nothing', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  new TenantNamespace(chart, 'other', { name: 'other' });
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: root } });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test.each<[string, Json, string, string]>([
  ['v1.30', { context: { seLinuxOptions: { type: 'container_engine_t' } } }, 'v1.31', 'baseline'],
  ['v1.31', { podContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] } }, 'v1.32', 'baseline'],
  ['v1.28', { podContext: { sysctls: [{ name: 'net.ipv4.tcp_fin_timeout', value: '1' }] } }, 'v1.29', 'baseline'],
  ['v1.34', { podContext: { runAsUser: 0 }, pod: { hostUsers: false } }, 'v1.35', 'restricted'],
  ['v1.34', { context: { procMount: 'Unmasked' }, pod: { hostUsers: false } }, 'v1.35', 'baseline'],
  ['v1.22', { context: { capabilities: undefined } }, 'v1.21', 'restricted'],
  ['latest', { container: { livenessProbe: { tcpSocket: { host: 'a', port: 1 } } } }, 'v1.33', 'baseline'],
  ['latest', { context: { runAsUser: 0 } }, 'v1.22', 'restricted'],
])('the rules of %s refuse %j, those of %s admit it', (refusing, change, admitting, level) => {
  const version = (value: string) => ({ 'pod-security.kubernetes.io/enforce-version': value });
  const first = (label: string) => said(level, podWith(change), version(label)).split('\n')[0];
  expect([first(refusing), first(admitting)]).toEqual(['Validation failed with the following errors:', OK]);
});

test('a Deployment of cdk8s-plus', () => {
  const chart = chartOf(PodSecurityLevel.RESTRICTED);
  new Deployment(chart, 'web', { containers: [{ name: 'web', image: 'web:1' }] });
  expect(problemOf(() => Testing.synth(chart))).toBe(
    refused(
      'restricted',
      'container "web" does not set seccompProfile, container "web" does not drop the capabilities ALL',
      'use SecurityProfile.restricted(), or give the namespace the level baseline',
    ),
  );
});

test.each<[string, SecurityProfile, PodSecurityLevel]>([
  ['restricted', SecurityProfile.restricted(), PodSecurityLevel.RESTRICTED],
  ['baseline', SecurityProfile.baseline({ userId: 0 }), PodSecurityLevel.BASELINE],
  ['none', SecurityProfile.none(), PodSecurityLevel.BASELINE],
])('SecurityProfile.%s() in a namespace of its level', (_name, security, level) => {
  const chart = chartOf(level);
  new WebService(chart, 'web', { image: 'web:1', security });
  expect(problemOf(() => Testing.synth(chart))).toBe(OK);
});

test('SecurityProfile.baseline() in a namespace of the level restricted', () => {
  const chart = chartOf(PodSecurityLevel.RESTRICTED);
  new WebService(chart, 'web', { image: 'web:1', security: SecurityProfile.baseline() });
  expect(problemOf(() => Testing.synth(chart)).split(', which')[0]).toContain(
    'container "web" does not set runAsNonRoot true, container "web" does not drop the capabilities ALL',
  );
});
