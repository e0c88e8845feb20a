/** What names an object. */
export interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** An object as JSON: a manifest, or what the server stores. */
export interface KubernetesObject extends Reference {
  readonly metadata: Reference['metadata'] & Record<string, any>;
  readonly [field: string]: any;
}

/** `Deployment shop/web` */
export function nameOf({ kind, metadata: { namespace, name } }: Reference): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

export const refOf = (apiVersion: string, kind: string, name: string, namespace?: string): Reference => ({
  apiVersion,
  kind,
  metadata: namespace === undefined ? { name } : { name, namespace },
});
