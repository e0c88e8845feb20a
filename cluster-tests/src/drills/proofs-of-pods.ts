import { Duration } from 'cdk8s';
import { autoscalerBounds } from './autoscaler-bounds.js';
import { drain } from './drain.js';
import { onlyStandIn } from './drills.js';
import { endpoints } from './endpoints.js';
import { limits } from './limits.js';
import { nodeLoss } from './node-loss.js';
import { spoilt, without } from './kit/manifests.js';
import { podsOf, podSecurity } from './pod-security.js';
import type { Proof } from './proof.js';
import { quota } from './quota.js';
import * as spoil from './spoil.js';
import * as subjects from './subjects/index.js';

export const PROOFS_OF_PODS: readonly Proof[] = [
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
    // Where the old pods end in time, none is refused, and the count afterwards tells.
    finds: /the plan has room for (?:the rollout, but: .*exceeded quota|3 pods more, the quota for 2)/,
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
