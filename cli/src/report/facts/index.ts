import { ReadObject } from '../../manifests/parse-manifests';
import { Report } from '../report';
import { findingFacts } from './findings';
import { reachFacts } from './reach';
import { sceneOf } from './scene';
import { topologyOf } from './topology';

/** What the report says of manifests, but for what changes. */
export function factsOf(objects: ReadObject[]): Report {
  const scene = sceneOf(objects);
  const { namespaces, nodes, edges } = topologyOf(scene);
  const findings = findingFacts(scene.manifest, new Set(nodes.map(({ id }) => id)));
  const reach = reachFacts(scene);
  return {
    format: 1,
    sources: [...new Set(objects.map(({ file }) => file))],
    namespaces,
    nodes: nodes.map((node) => ({
      ...node,
      findings: findings.flatMap((finding, index) => (finding.node === node.id ? [index] : [])),
    })),
    edges,
    ...(reach !== undefined && { reach }),
    promises: [],
    plan: [],
    findings,
    prerequisites: [],
  };
}
