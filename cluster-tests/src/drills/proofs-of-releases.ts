import { badImage } from './bad-image.js';
import { blueGreen } from './blue-green.js';
import { canary } from './canary.js';
import { configChange } from './config-change.js';
import { spoilt } from './kit/manifests.js';
import type { Proof } from './proof.js';
import { rollingUpdate } from './rolling-update.js';
import * as spoil from './spoil.js';
import * as subjects from './subjects/index.js';

export const PROOFS_OF_RELEASES: readonly Proof[] = [
  {
    check: 'rolling update',
    broken: 'all pods may be missing',
    finds: /only \d pods were ready for a moment, 3 promised/,
    run: (ground) => {
      const release = subjects.helloRelease(ground.target);
      const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '100%' } };
      return rollingUpdate(ground, {
        ...release,
        after: spoil.deployments(release.after, (spec) => (spec.strategy = strategy)),
      });
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
];
