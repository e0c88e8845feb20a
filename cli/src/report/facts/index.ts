import { ReadObject } from '../../manifests/parse-manifests';
import { Report } from '../report';
import { costFacts, Prices } from './cost';
import { findingFacts } from './findings';
import { quotaFacts } from './plan';
import { prerequisiteFacts } from './prerequisites';
import { promiseFacts } from './promises';
import { reachFacts } from './reach';
import { sceneOf } from './scene';
import { topologyOf } from './topology';

export interface FactsOptions {
  /** The version of Kubernetes that the manifests are for, like `1.33`. */
  readonly kubernetes?: string;
  readonly prices?: Prices;
}

/** What the report says of manifests, but for what changes. */
export function factsOf(objects: ReadObject[], { kubernetes, prices }: FactsOptions = {}): Report {
  const scene = sceneOf(objects);
  const { namespaces, nodes, edges } = topologyOf(scene);
  const findings = findingFacts(scene.asRead, new Set(nodes.map(({ id }) => id)), kubernetes);
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
    promises: promiseFacts(scene, { nodes, edges }),
    plan: quotaFacts(scene),
    ...(prices !== undefined && { cost: costFacts(scene, prices) }),
    findings,
    prerequisites: prerequisiteFacts(scene),
  };
}
