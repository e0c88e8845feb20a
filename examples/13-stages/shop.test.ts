import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App, Manifest, Match } from 'cdk8s-aspnetcore';
import { shop } from './shop';
import { ShopSettings, stages } from './stages';

function manifestOf(settings: ShopSettings): Manifest {
  const app = new App({ cluster: settings.cluster });
  shop(app, settings);
  return Manifest.fromApp(app);
}

test('what customers use survives the loss of a node', () => {
  manifestOf(stages.production).hasResource('PodDisruptionBudget', { metadata: { name: 'web' } });
  manifestOf(stages.production).hasResource('Deployment', { spec: { replicas: 3 } });
});

test('staging has all that production has', () => {
  const kinds = ['Deployment', 'HTTPRoute', 'NetworkPolicy', 'PodDisruptionBudget', 'Service'];
  const countsOf = (settings: ShopSettings) => kinds.map((kind) => manifestOf(settings).findResources(kind).length);
  assert.deepEqual(countsOf(stages.staging), countsOf(stages.production));
});

test('each stage has a host of its own', () => {
  for (const [settings, host] of [
    [stages.staging, 'staging.shop.example.com'],
    [stages.production, 'shop.example.com'],
  ] as const) {
    manifestOf(settings).hasResource('HTTPRoute', { spec: { hostnames: Match.arrayWith([host]) } });
  }
});
