/**
 * `kubectl apply` keeps the whole object in an annotation, and Kubernetes takes no more than this of annotations, in
 * bytes. Source: TotalAnnotationSizeLimitB of k8s.io/apimachinery
 */
const MOST = 256 * 1024;

/** What is left for the labels and other annotations. */
const METADATA = 16 * 1024;

/** How large one dashboard may be. */
export const MOST_BYTES = MOST - METADATA;

/** How large one may be while the service may still change. */
export const PLANNED_BYTES = MOST_BYTES - 32 * 1024;

/** How many bytes a text takes in that annotation: as a string of JSON, in which Go escapes more than JavaScript. */
export function bytesApplied(text: string): number {
  const escapedByGo = text.match(/[<>&]/g)?.length ?? 0;
  const separators = text.match(/[\u2028\u2029]/g)?.length ?? 0;
  return Buffer.byteLength(JSON.stringify(text)) + 5 * escapedByGo + 3 * separators;
}

/** Bytes in a message. */
export function kibibytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB`;
}
