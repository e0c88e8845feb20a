import { Duration, Testing } from 'cdk8s';
import { App, AppSettings, Delivery, HelloAspNetCore, PodCount, Scaling } from '../../library.js';
import type { BadRelease } from '../bad-image.js';
import type { ConfigChange } from '../config-change.js';
import { imageOf, type Manifest, type Target, web } from '../kit/manifests.js';
import type { Release } from '../rolling-update.js';

/** The tutorial's service, three times, from one image to the next. */
export function helloRelease({ namespace }: Target): Release {
  const hello = (tag: string) =>
    (
      Testing.synth(
        new HelloAspNetCore(new App(), 'hello', {
          namespaceName: namespace,
          replicas: 3,
          image: imageOf(tag),
          port: 8080,
        }),
      ) as Manifest[]
    ).filter(({ kind }) => kind !== 'Namespace');
  const service = 'kubernetes-hello';
  return { before: hello('1.0.0'), after: hello('1.1.0'), service, readyAtLeast: 3 };
}

/** One that takes a pod away before it adds another. */
export function tightRelease(target: Target): Release {
  const delivery = Delivery.rollingUpdate({ maxSurge: PodCount.of(0), maxUnavailable: PodCount.of(1) });
  const release = (version: string) => web(target, version, { scaling: Scaling.replicas(4), delivery });
  return { before: release('1.0.0'), after: release('1.1.0'), service: 'web', readyAtLeast: 3 };
}

export const DEADLINE = 8;

export function badRelease(target: Target): BadRelease {
  const release = (version: string, soup: string) =>
    web(target, version, {
      scaling: Scaling.replicas(3),
      appSettings: AppSettings.mounted({ Menu: { 'Soup of the day': soup } }),
      delivery: Delivery.rollingUpdate({ progressDeadline: Duration.seconds(DEADLINE) }),
    });
  return {
    good: release('1.0.0', 'Minestrone'),
    bad: release('1.1.0-broken', 'Ramen'),
    deployment: 'web',
    service: 'web',
    readyAtLeast: 3,
    deadlineSeconds: DEADLINE,
  };
}

/** Settings as variables. */
export function changedVariables(target: Target): ConfigChange {
  const release = (level: string) =>
    web(target, '1.0.0', {
      scaling: Scaling.replicas(2),
      appSettings: AppSettings.of({ Logging: { LogLevel: { Default: level } } }),
    });
  return { before: release('Warning'), same: release('Warning'), changed: release('Information') };
}

/** Settings as a file. */
export function changedFile(target: Target): ConfigChange {
  const release = (soup: string) =>
    web(target, '1.0.0', {
      scaling: Scaling.replicas(2),
      appSettings: AppSettings.mounted({ Menu: { 'Soup of the day': soup } }),
    });
  return { before: release('Minestrone'), same: release('Minestrone'), changed: release('Ramen') };
}
