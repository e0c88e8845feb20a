import { fail } from '../../private/errors';
import { parseImageReference } from '../../private/image-reference';
import { requirePlainObject, show } from '../../private/values';

/** What this library knows better, or what would no longer be the service that it is. */
const OWN = [
  'service.name',
  'service.instance.id',
  'k8s.namespace.name',
  'k8s.pod.name',
  'k8s.pod.uid',
  'k8s.node.name',
  'k8s.deployment.name',
  'k8s.container.name',
];

const KEY = /^[A-Za-z][A-Za-z0-9_./-]{0,254}$/;

/** Half of a pair of UTF-16, which has no UTF-8. */
const HALF = /[\uD800-\uDFFF]/u;

/**
 * A value as a list of attributes holds it: percent-encoded but for what reads well. `+` too, which .NET
 * would read as a space, and `$`, by which Kubernetes refers to variables.
 * Source: https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
 */
export function encodeAttribute(value: string): string {
  return encodeURIComponent(value).replace(/%(?:2F|3A|40)/g, decodeURIComponent);
}

/** Attributes as `OTEL_RESOURCE_ATTRIBUTES` lists them; the values are encoded already. */
export function attributeList(attributes: [string, string | undefined][]): string {
  return attributes.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`])).join(',');
}

/** The user's own attributes, encoded. */
export function userAttributes(path: string, attributes: Record<string, string>): Record<string, string> {
  const fix = 'use values by name, like { "k8s.cluster.name": "west" }';
  requirePlainObject('telemetry-invalid', path, 'resourceAttributes', attributes, fix);
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [requireKey(path, key), encoded(path, key, value)]),
  );
}

/** A value, encoded. */
export function encoded(path: string, key: string, value: string): string {
  if (typeof value !== 'string') {
    const problem = `resource attribute "${key}" has the value ${show(value)}, which is not a string`;
    fail('telemetry-invalid', path, problem, 'write it as a string');
  }
  if (HALF.test(value)) {
    const problem = `resource attribute "${key}" has half a character of Unicode`;
    fail('telemetry-invalid', path, problem, 'write the whole character, or leave it out');
  }
  return encodeAttribute(value);
}

function requireKey(path: string, key: string): string {
  if (!KEY.test(key)) {
    const fix = 'use letters, digits, ".", "_", "-" and "/", like "k8s.cluster.name"';
    fail('telemetry-invalid', path, `resource attribute ${show(key)} has no valid name`, fix);
  }
  if (OWN.includes(key)) {
    fail('telemetry-invalid', path, `resource attribute "${key}" comes from the service itself`, 'leave it out');
  }
  return key;
}

/**
 * The version that an image's name tells, encoded: its tag, else its digest. `latest`, which is also what no
 * tag means, tells none.
 */
export function versionOf(path: string, image: string): string | undefined {
  const { tag, digest } = parseImageReference(path, image);
  const version = tag === undefined || tag === 'latest' ? digest : tag;
  return version === undefined ? undefined : encodeAttribute(version);
}
