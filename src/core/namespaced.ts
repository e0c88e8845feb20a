import { SynthesizedObject } from './synthesized-object';

/** Kinds that live in no namespace: Kubernetes' own, and those of the controllers that this library knows. */
const CLUSTER_SCOPED =
  /^(Cluster.+|Namespace|Node|PersistentVolume|CustomResourceDefinition|APIService|.+Class|.+WebhookConfiguration|.+AdmissionPolicy(Binding)?)$/;

/** cdk8s writes the chart's namespace on objects that live in none; the API server ignores it there. */
export function isNamespaced(object: SynthesizedObject): boolean {
  return object.namespaceName !== undefined && !CLUSTER_SCOPED.test(object.kind);
}
