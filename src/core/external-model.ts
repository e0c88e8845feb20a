/** What is declared to exist, resolved. */
export interface ExternalModel {
  /** The API group; empty for the core one. */
  readonly apiGroup: string;
  /** The kind; `Pod` for pods by their labels. */
  readonly kind: string;
  /** The namespace, where it has one that is known. */
  readonly namespaceName?: string;
  /** The name; undefined for pods by their labels. */
  readonly name?: string;
  /** The labels of pods. */
  readonly labels?: Record<string, string>;
}

/** The group of an API version: `apps` of `apps/v1`, nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
