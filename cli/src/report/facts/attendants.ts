import { mapOf, mapsOf, textOf, textsOf } from '../../json';
import { Graph, inNamespace } from './graph';
import { groupLabel, isNarrow, selects } from './labels';
import { groupOf, Thing } from './objects';
import { templateOf } from './pods';
import { Scene } from './scene';
import { targetOf } from './scale';

/** What scales, guards, watches and feeds the rest. */
export function connectAttendants(scene: Scene, graph: Graph): void {
  for (const { thing, target } of scene.scalers) {
    connectIf(graph, thing, target, 'scales', '');
  }
  for (const thing of scene.things.ofKind('autoscaling.k8s.io', 'VerticalPodAutoscaler')) {
    connectIf(graph, thing, targetOf(thing, scene.things), 'scales', 'size');
  }
  connectSelecting(scene, graph);
  connectNaming(scene, graph);
  connectLabelled(scene, graph);
}

/** What annotations call an object of Traefik's. */
function traefikName({ namespace, name }: Thing): string {
  return `${namespace ?? 'default'}-${name}@kubernetescrd`;
}

function connectIf(
  graph: Graph,
  from: Thing | undefined,
  to: Thing | undefined,
  kind: 'scales' | 'belongs',
  label?: string,
): void {
  if (from !== undefined && to !== undefined) {
    graph.connect(from.id, to.id, kind, label);
  }
}

/** The namespaces that a monitor looks into. */
function isWatched({ namespace, spec }: Thing, other: Thing): boolean {
  const { any, matchNames } = mapOf(spec.namespaceSelector);
  const names = textsOf(matchNames);
  return any === true || (names.length > 0 ? names.includes(other.namespace ?? '') : other.namespace === namespace);
}

/** Budgets and monitors, by what they select; policies where they are for some pods only. */
function connectSelecting({ things, workloads, services }: Scene, graph: Graph): void {
  for (const budget of things.ofKind('policy', 'PodDisruptionBudget')) {
    const near = workloads.filter(({ thing }) => thing.namespace === budget.namespace);
    const guarded = near.filter(({ labels }) => selects(budget.spec.selector, labels));
    guarded.forEach(({ thing }) => graph.connect(budget.id, thing.id, 'guards'));
  }
  for (const policy of things.ofKind('networking.k8s.io', 'NetworkPolicy')) {
    const { podSelector } = policy.spec;
    const near = workloads.filter(({ thing }) => thing.namespace === policy.namespace);
    const meant = isNarrow(podSelector) ? near.filter(({ labels }) => selects(podSelector, labels)) : [];
    meant.forEach(({ thing }) => graph.connect(policy.id, thing.id, 'belongs'));
  }
  for (const monitor of things.ofKind('monitoring.coreos.com', 'PodMonitor')) {
    const watched = workloads.filter(
      ({ thing, labels }) => isWatched(monitor, thing) && selects(monitor.spec.selector, labels),
    );
    watched.forEach(({ thing }) => graph.connect(monitor.id, thing.id, 'belongs', 'scrapes'));
  }
  for (const monitor of things.ofKind('monitoring.coreos.com', 'ServiceMonitor')) {
    const watched = services.filter(
      ({ thing }) => isWatched(monitor, thing) && selects(monitor.spec.selector, thing.labels),
    );
    watched.forEach(({ thing }) => graph.connect(monitor.id, thing.id, 'belongs', 'scrapes'));
  }
}

/** What names what it makes, or is made by. */
function connectNaming({ things }: Scene, graph: Graph): void {
  for (const certificate of things.ofKind('cert-manager.io', 'Certificate')) {
    const { secretName, issuerRef } = certificate.spec;
    secretOf(certificate, secretName ?? certificate.name, graph);
    const { kind = 'Issuer', group = 'cert-manager.io', name } = mapOf(issuerRef);
    if (textOf(name) !== undefined) {
      const namespace = kind === 'ClusterIssuer' ? undefined : certificate.namespace;
      const issuer = graph.named({ group: String(group), kind: String(kind), name: String(name), namespace });
      graph.connect(issuer, certificate.id, 'belongs', 'issues');
    }
  }
  for (const external of things.ofKind('external-secrets.io', 'ExternalSecret')) {
    secretOf(external, mapOf(external.spec.target).name ?? external.name, graph);
  }
  for (const sealed of things.ofKind('bitnami.com', 'SealedSecret')) {
    secretOf(sealed, sealed.name, graph);
  }
  for (const ingress of things.ofKind('networking.k8s.io', 'Ingress')) {
    const named = String(ingress.annotations['traefik.ingress.kubernetes.io/router.middlewares'] ?? '').split(',');
    for (const name of named.map((each) => each.trim())) {
      const middleware = things.ofKind('traefik.io', 'Middleware').find((each) => name === traefikName(each));
      connectIf(graph, middleware, ingress, 'belongs');
    }
  }
  for (const rollout of things.ofKind('argoproj.io', 'Rollout')) {
    const template = templateOf(rollout);
    const group = groupOf(mapOf(rollout.spec.workloadRef).apiVersion);
    connectIf(
      graph,
      rollout,
      template && things.find({ group, namespace: rollout.namespace, ...template }),
      'belongs',
      'pods of',
    );
    for (const { templateName } of mapsOf(mapOf(mapOf(mapOf(rollout.spec.strategy).canary).analysis).templates)) {
      const analysis = { group: 'argoproj.io', kind: 'AnalysisTemplate', name: String(templateName) };
      graph.connect(graph.named({ ...analysis, namespace: rollout.namespace }), rollout.id, 'belongs', 'analysis');
    }
  }
  for (const service of things.ofKind('', 'Service')) {
    const host = textOf(service.spec.externalName);
    if (service.spec.type === 'ExternalName' && host !== undefined) {
      graph.connect(service.id, externalHost(graph, host), 'routes');
    }
  }
}

function secretOf(maker: Thing, name: unknown, graph: Graph): void {
  const secret = graph.named({
    group: '',
    kind: 'Secret',
    name: String(name),
    namespace: inNamespace(undefined, maker),
  });
  graph.connect(maker.id, secret, 'belongs', 'writes');
}

/** The node of an address outside of the cluster. */
export function externalHost(graph: Graph, host: string): string {
  return graph.add({ id: `/external/${host}`, role: 'external', kind: 'external', name: host, lines: [] });
}

/** Rules, dashboards and the like: by the labels that say which service they are a part of. */
function connectLabelled({ things, workloads }: Scene, graph: Graph): void {
  const kinds = [
    ...things.ofKind('monitoring.coreos.com', 'PrometheusRule'),
    ...things.ofKind('grafana.integreatly.org', 'GrafanaDashboard'),
    ...things.ofKind('keda.sh', 'TriggerAuthentication'),
  ];
  for (const thing of kinds) {
    const group = groupLabel(thing.labels);
    const own = workloads.find(
      (workload) => workload.thing.namespace === thing.namespace && groupLabel(workload.thing.labels) === group,
    );
    if (group !== undefined) {
      connectIf(graph, thing, own?.thing, 'belongs');
    }
  }
}
