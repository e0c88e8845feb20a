import { Duration } from 'cdk8s';
import { badImage } from './bad-image.js';
import { autoscalerBounds } from './autoscaler-bounds.js';
import { blueGreen } from './blue-green.js';
import { canary } from './canary.js';
import { configChange } from './config-change.js';
import { drain } from './drain.js';
import { type Drill, onlyStandIn } from './drills.js';
import { endpoints } from './endpoints.js';
import { spoilt, without } from './kit/manifests.js';
import { limits } from './limits.js';
import { nodeLoss } from './node-loss.js';
import { podsOf, podSecurity } from './pod-security.js';
import { quota } from './quota.js';
import { rollingUpdate } from './rolling-update.js';
import * as spoil from './spoil.js';
import * as subjects from './subjects/index.js';

/** A drill with manifests that are deliberately wrong, and the problem that it must find. */
export interface Proof extends Omit<Drill, 'subject'> {
  readonly broken: string;
  readonly finds: RegExp;
}

export const PROOFS: readonly Proof[] = [
  {
    check: 'rolling update',
    broken: 'all pods may be missing',
    finds: /only \d pods were ready for a moment, 3 promised/,
    run: (ground) => {
      const release = subjects.helloRelease(ground.target);
      const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '100%' } };
      return rollingUpdate(ground, { ...release, after: spoil.deployments(release.after, (spec) => (spec.strategy = strategy)) });
    },
  },
  {
    check: 'bad image and undo',
    broken: 'settings in a ConfigMap that changes',
    finds: /undo did not restore image and settings/,
    run: (ground) => {
      const release = subjects.badRelease(ground.target);
      return badImage(ground, { ...release, good: spoil.mutableMap(release.good), bad: spoil.mutableMap(release.bad) });
    },
  },
  {
    check: 'bad image and undo',
    broken: 'no progress deadline to speak of',
    finds: /to exceed its progress deadline: not within/,
    run: (ground) => {
      const release = subjects.badRelease(ground.target);
      const never = (spec: any) => (spec.progressDeadlineSeconds = 600);
      return badImage(ground, {
        ...release,
        good: spoil.deployments(release.good, never),
        bad: spoil.deployments(release.bad, never),
      });
    },
  },
  {
    check: 'config change',
    broken: 'settings in a ConfigMap that changes',
    finds: /2 of 2 pods run on with the settings of before/,
    run: (ground) => {
      const { before, same, changed } = subjects.changedFile(ground.target);
      return configChange(ground, {
        before: spoil.mutableMap(before),
        same: spoil.mutableMap(same),
        changed: spoil.mutableMap(changed),
      });
    },
  },
  {
    check: 'config change',
    broken: 'the time of synth in the pods',
    finds: /pods were replaced though nothing had changed/,
    run: (ground) => {
      const change = subjects.changedVariables(ground.target);
      const stamp = (spec: any) => (spec.template.metadata.annotations = { 'example.com/synth': 'later' });
      return configChange(ground, { ...change, same: spoil.deployments(change.same, stamp) });
    },
  },
  {
    check: 'bounds of the autoscaler',
    broken: 'replicas in the Deployment',
    finds: /an apply set web from the autoscaler's 4 replicas to 2|conflict/,
    run: (ground) => {
      const subject = subjects.autoscaled(ground.target);
      return autoscalerBounds(ground, {
        ...subject,
        manifests: spoil.deployments(subject.manifests, (spec) => (spec.replicas = 2)),
      });
    },
  },
  {
    check: 'bounds of the autoscaler',
    broken: 'an autoscaler of something else',
    finds: /web to come from nothing to 2 replicas: not within/,
    run: (ground) => {
      const subject = subjects.autoscaled(ground.target);
      const manifests = spoilt(subject.manifests, 'HorizontalPodAutoscaler', ({ spec }) => {
        spec.scaleTargetRef.name = 'other';
      });
      return autoscalerBounds(ground, { ...subject, manifests });
    },
  },
  {
    check: 'drain',
    broken: 'no disruption budget',
    finds: /only \d pods were ready for a moment, 3 promised/,
    run: (ground) => {
      const subject = subjects.drained(ground.target);
      return drain(ground, { ...subject, manifests: without(subject.manifests, 'PodDisruptionBudget') });
    },
  },
  {
    check: 'drain',
    broken: 'a disruption budget that lets nobody go',
    finds: /the drain is stuck: .* may not go within 5 s/,
    run: (ground) => {
      const subject = subjects.drained(ground.target);
      const manifests = spoilt(subject.manifests, 'PodDisruptionBudget', ({ spec }) => (spec.maxUnavailable = 0));
      return drain(ground, { ...subject, manifests, seconds: 5 });
    },
  },
  {
    check: 'quota as planned',
    broken: 'a pod less than planned for the rollout',
    finds: /the plan has room for the rollout, but: .*exceeded quota/,
    run: (ground) => {
      // Three new pods wait for three old ones that end: all six exist, one too many.
      const subject = subjects.roomyQuota(ground.target);
      const shrink = (manifest: any) => (manifest.spec.hard.pods = '5');
      return quota(ground, {
        ...subject,
        before: spoilt(subject.before, 'ResourceQuota', shrink),
        after: spoilt(subject.after, 'ResourceQuota', shrink),
      });
    },
  },
  {
    check: 'quota as planned',
    broken: 'a quota that is larger than the plan',
    finds: /the plan has room for 1 pods more, the quota for 2/,
    run: (ground) => {
      const subject = subjects.tightQuota(ground.target);
      const grow = ({ spec }: any) => (spec.hard = { pods: '9', 'requests.cpu': '9' });
      return quota(ground, {
        ...subject,
        before: spoilt(subject.before, 'ResourceQuota', grow),
        after: spoilt(subject.after, 'ResourceQuota', grow),
      });
    },
  },
  {
    check: 'limits',
    broken: 'no maximum, other defaults',
    finds: /the defaults of the LimitRange: not within[^]*is not refused with "maximum memory/,
    run: (ground) => {
      const subject = subjects.bounds(ground.target);
      const manifests = spoilt(subject.manifests, 'LimitRange', ({ spec }) => {
        delete spec.limits[0].max;
        spec.limits[0].defaultRequest.memory = '64Mi';
      });
      return limits(ground, { ...subject, manifests });
    },
  },
  {
    check: 'pod security',
    broken: 'a privileged container',
    finds: /violates PodSecurity "restricted/,
    run: (ground) => {
      const { before } = subjects.helloRelease(ground.target);
      const broken = spoil.deployments(before, ({ template }) => {
        template.spec.containers[0].securityContext = { privileged: true };
      });
      return podSecurity(ground, podsOf(broken));
    },
  },
  {
    check: 'canary comes and goes',
    broken: 'the weight in the labels of the stable pods',
    finds: /step \d: pods of web were touched/,
    run: (ground) => {
      const { steps, stable } = subjects.canaryStory(ground.target);
      const broken = steps.map((step, i) =>
        spoil.deployments(step, ({ template }) => (template.metadata.labels['example.com/step'] = `${i}`)),
      );
      return canary(ground, { steps: broken, stable });
    },
  },
  {
    check: 'blue-green switch',
    broken: 'a Service that selects both colors',
    finds: /Service web led to web-blue and web-green for a moment/,
    run: (ground) => {
      const change = subjects.colorSwitch(ground.target);
      return blueGreen(ground, { ...change, after: spoil.services(change.after, 'web', spoil.widen) });
    },
  },
  {
    check: 'blue-green switch',
    broken: 'an idle color without pods',
    finds: /Service web led to \d ready pods for a moment, 3 promised/,
    run: (ground) => {
      const change = subjects.colorSwitch(ground.target);
      const before = spoilt(change.before, 'Deployment', ({ metadata, spec }) => {
        spec.replicas = metadata.name === change.to ? 1 : spec.replicas;
      });
      return blueGreen(ground, { ...change, before });
    },
  },
  {
    check: 'endpoints',
    broken: "a Job's pods with the labels that the Service selects",
    finds: /Service web to lead to the pods of web and web-canary: not within .*migrate/,
    run: (ground) => {
      const subject = subjects.beside(ground.target);
      const manifests = spoilt(subject.manifests, 'Job', ({ spec }) => {
        spec.template.metadata.labels = { ...spec.template.metadata.labels, 'cdk8s-aspnetcore/service': 'web' };
      });
      return endpoints(ground, { ...subject, manifests });
    },
  },
  {
    check: 'node lost',
    broken: 'pods that stay on a lost node for ever',
    finds: /2 ready pods on other nodes than .*: not within/,
    skip: onlyStandIn,
    run: (ground) => nodeLoss(ground, subjects.losing(ground.target, 'proof', Duration.days(1))),
  },
];
