import { ClusterProfile, SynthesizedObject } from 'cdk8s-aspnetcore';

type Json = Record<string, any>;

/** The manifests of a kind. */
export const ofKind = (objects: Json, kind: string): Json[] =>
  Object.values(objects).filter((object: Json) => object.kind === kind) as Json[];

/** The names of the Deployments whose pods have some labels. */
export function selected(objects: Json, labels: Json): string[] {
  return ofKind(objects, 'Deployment')
    .filter(({ spec }) => Object.entries(labels).every(([key, value]) => spec.template.metadata.labels[key] === value))
    .map(({ metadata }) => metadata.name as string);
}

/** The weights of each route or Service that splits requests; a canary Ingress says one of two. */
export function weightsOf(objects: Json): number[][] {
  const rules = ofKind(objects, 'HTTPRoute').flatMap(({ spec }) => spec.rules as Json[]);
  const backends = [
    ...rules.map((rule) => (rule.backendRefs ?? []) as Json[]),
    ...ofKind(objects, 'TraefikService').map(({ spec }) => spec.weighted.services as Json[]),
  ];
  const canaries = ofKind(objects, 'Ingress').flatMap(({ metadata }) => {
    const weight = metadata.annotations?.['nginx.ingress.kubernetes.io/canary-weight'] as string | undefined;
    return weight === undefined ? [] : [[Number(weight), 100 - Number(weight)]];
  });
  return [
    ...backends.filter((refs) => refs.length > 1).map((refs) => refs.map(({ weight }) => weight as number)),
    ...canaries,
  ];
}

/** A manifest as synth gives it to checks and plans. */
export function synthesized(manifest: Json): SynthesizedObject {
  const { apiVersion, kind, metadata } = manifest;
  const path = `shop/${metadata.name}`;
  const { name: objectName, namespace: namespaceName } = metadata;
  return {
    path,
    chartPath: 'shop',
    apiVersion,
    kind,
    objectName,
    namespaceName,
    cluster: ClusterProfile.managed(),
    manifest,
  };
}
