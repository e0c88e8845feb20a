import * as fc from 'fast-check';
import { CollectorConfig } from '../../../src/observability/collector/config/collector-config';
import { AGENTS, collector, configOf, EXPORTERS, GATEWAYS, objectsOf, possible } from './support';
import { unknownFields } from './documented-fields';

const combination = fc.record({
  agent: fc.constantFrom(...Object.keys(AGENTS)),
  gateway: fc.constantFrom(...Object.keys(GATEWAYS)),
  exporters: fc.subarray(Object.keys(EXPORTERS), { minLength: 1 }),
  clusterName: fc.option(fc.constant('west'), { nil: undefined }),
});

/** The configurations of a combination, none where there can't be one. */
function configsOf(given: typeof combination extends fc.Arbitrary<infer T> ? T : never): CollectorConfig[] {
  const props = {
    agent: AGENTS[given.agent],
    gateway: GATEWAYS[given.gateway],
    exporters: given.exporters.map((name) => EXPORTERS[name]),
    clusterName: given.clusterName,
  };
  const built = possible(props);
  if (!built) {
    return [];
  }
  return ['agent', 'gateway']
    .filter((part) => objectsOf(built, 'ConfigMap', part).length > 0)
    .map((part) => configOf(built, part));
}

function everywhere(check: (config: CollectorConfig) => void): void {
  let checked = 0;
  fc.assert(
    fc.property(combination, (given) =>
      configsOf(given).forEach((config) => {
        checked += 1;
        check(config);
      }),
    ),
    { numRuns: 60, seed: 7 },
  );
  expect(checked).toBeGreaterThan(40);
}

test('every component that a pipeline names exists, and every component is in a pipeline', () => {
  everywhere(({ receivers, processors, exporters, extensions, service }) => {
    const named = (part: 'receivers' | 'processors' | 'exporters') =>
      [...new Set(Object.values(service.pipelines).flatMap((pipeline) => pipeline[part]))].sort();
    expect(named('receivers')).toEqual(Object.keys(receivers).sort());
    expect(named('processors')).toEqual(Object.keys(processors).sort());
    expect(named('exporters')).toEqual(Object.keys(exporters).sort());
    expect(service.extensions).toEqual(Object.keys(extensions));
    expect(Object.keys(service.pipelines)).not.toEqual([]);
  });
});

test('processors are in the order that data needs', () => {
  const order = ['memory_limiter', 'k8s_attributes', 'resource', 'tail_sampling', 'batch'];
  everywhere(({ service }) =>
    Object.entries(service.pipelines).forEach(([name, { processors }]) => {
      expect(processors).toEqual(order.filter((id) => processors.includes(id)));
      expect(processors[0]).toBe('memory_limiter');
      expect(processors[processors.length - 1]).toBe('batch');
      expect(name === 'traces' || !processors.includes('tail_sampling')).toBe(true);
    }),
  );
});

test('every field is one that its component documents', () => {
  everywhere((config) => expect(unknownFields(config)).toEqual([]));
});

test('a field that no component documents is found', () => {
  const config = configOf(collector(), 'agent');
  const receivers = { otlp: { protocols: { grpc: { endpont: ':4317' } } }, filelog: {} };
  expect(unknownFields({ ...config, receivers })).toEqual([
    'receivers.otlp: protocols.grpc.endpont',
    'receivers.filelog is no component',
  ]);
});
