import { Chart, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  AppSettings,
  ContainerResources,
  Delivery,
  Exposure,
  GatewayReference,
  RolloutMigration,
  RolloutStep,
  Scaling,
  ScalingHandover,
} from '../../library.js';
import { addWeb, imageOf, type Manifest, synth, type Target, web, type WebProps } from '../kit/manifests.js';
import type { Transition } from '../transition.js';

/** Each pair that users meet: what it changes, and the two states. */
export const TRANSITIONS: Readonly<Record<string, (target: Target) => Transition>> = {
  image: (target) => pair(target, {}, { image: imageOf('1.1.0'), env: { RELEASE: '1.1.0' } }),
  settings: (target) =>
    pair(
      target,
      { appSettings: soup('Minestrone') },
      { appSettings: AppSettings.of({ Menu: { Soup: 'Ramen', Side: 'Egg' } }) },
    ),
  'replicas to automatic': toAutomatic,
  canary: (target) =>
    pair(target, {}, { delivery: Delivery.canary({ image: imageOf('1.1.0'), weight: 25, replicas: 1 }) }, () =>
      Exposure.ingress({ hosts: ['shop.example.com'] }),
    ),
  'Deployment to Rollout': (target) =>
    pair(
      target,
      {},
      {
        delivery: Delivery.progressive({
          steps: [RolloutStep.weight(25), RolloutStep.pause(Duration.minutes(5))],
          migration: RolloutMigration.progressively(),
        }),
      },
    ),
  'ingress to gateway': (target) =>
    pair(
      target,
      { exposure: Exposure.ingress({ hosts: ['shop.example.com'] }) },
      {
        exposure: Exposure.gateway({
          hosts: ['shop.example.com'],
          gateway: GatewayReference.of({ name: 'public', namespaceName: 'edge' }),
          controllerNamespace: 'envoy-gateway-system',
        }),
      },
    ),
  'CPU limit dropped': (target) => pair(target, { resources: cpu(Cpu.units(1)) }, { resources: cpu() }),
};

function pair(target: Target, from: WebProps, to: WebProps, exposure?: () => Exposure): Transition {
  const state = (props: WebProps): Manifest[] =>
    web(target, '1.0.0', { scaling: Scaling.replicas(3), exposure: exposure?.(), ...props });
  return { from: state(from), to: state(to), service: 'web', readyAtLeast: 3 };
}

function toAutomatic(target: Target): Transition {
  let handover: ScalingHandover | undefined;
  const build = (chart: Chart) => {
    const service = addWeb(chart, '1.0.0', { scaling: Scaling.automatic({ min: 2, max: 8 }) });
    handover = ScalingHandover.of(service.deployment);
  };
  return {
    from: web(target, '1.0.0', { scaling: Scaling.replicas(3) }),
    to: synth(target, build),
    service: 'web',
    readyAtLeast: 3,
    handover: { 'client-side': handover?.clientSide, 'server-side': handover?.serverSide },
    forceBack: true,
  };
}

function soup(name: string): AppSettings {
  return AppSettings.of({ Menu: { Soup: name } });
}

function cpu(limit?: Cpu): ContainerResources {
  return ContainerResources.of({ cpu: { request: Cpu.millis(250), limit }, memory: { limit: Size.mebibytes(512) } });
}
