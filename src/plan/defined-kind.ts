import { SynthesizedObject } from '../core/synthesized-object';
import { objectsIn } from './pod-template';

type Json = Record<string, any>;

/** `<group> <kind>` of what a CustomResourceDefinition defines. */
export function definedKind({ manifest }: SynthesizedObject): string {
  const { group, names } = (manifest.spec ?? {}) as Json;
  return `${group} ${names?.kind}`;
}

/** The apiVersions that a CustomResourceDefinition serves; none where it is too malformed to tell. */
export function servedVersions({ manifest }: SynthesizedObject): string[] {
  const { group, versions } = (manifest.spec ?? {}) as Json;
  return objectsIn(versions)
    .filter(({ served }) => served !== false)
    .map(({ name }) => `${group}/${name}`);
}
