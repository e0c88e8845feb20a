import { formatQuantity } from './quantity';

/** What is measured in bytes, as containers, LimitRanges and quotas call it. */
const BYTES =
  /^((requests|limits)\.)?(memory|storage|ephemeral-storage|hugepages-[^/]+)$|\.storageclass\.storage\.k8s\.io\/requests\.storage$/;

/** Whether a resource is measured in bytes. */
export function isBytes(name: string): boolean {
  return BYTES.test(name);
}

/** One amount of a resource as the API server writes it: bytes by powers of two, everything else by powers of ten. */
export function formatResource(name: string, value: bigint): string {
  return formatQuantity(value, isBytes(name) ? 'binary' : 'decimal');
}
