import { fail } from './errors';
import { requireString, show } from './values';

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const MAX_LABEL = 63;
const MAX_DOMAIN = 253;
const ACCEPTED =
  'use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)';

/** The nearest legal name to what was asked for, or a neutral one. */
function suggest(value: string): string {
  const slug = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LABEL)
    .replace(/-+$/, '');
  const named = /^[0-9]/.test(slug) ? `web-${slug}`.slice(0, MAX_LABEL).replace(/-+$/, '') : slug;
  return named === '' ? 'web' : named;
}

/**
 * An RFC 1123 label: what namespaces, containers and most object names that end up in DNS must be.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function requireDnsLabel(path: string, what: string, value: string): string {
  requireString('name-invalid', path, what, value, ACCEPTED);
  if (value.length > MAX_LABEL || !LABEL.test(value)) {
    fail('name-invalid', path, `${what} ${show(value)} is not valid`, `${ACCEPTED}, for example "${suggest(value)}"`);
  }
  return value;
}

/**
 * A name that a Service can have too: an RFC 1035 label, which must start with a letter.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export function requireServiceName(path: string, what: string, value: string): string {
  requireDnsLabel(path, what, value);
  if (/^[0-9]/.test(value)) {
    fail(
      'name-invalid',
      path,
      `${what} ${show(value)} starts with a digit, which a Service's name can't`,
      `start it with a letter, for example "${suggest(value)}"`,
    );
  }
  return value;
}

/**
 * A DNS name: labels with dots between them.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function requireDnsDomain(path: string, what: string, value: string, example = 'cluster.local'): string {
  const accepted = `use lower-case letters, digits, "-" and ".", like "${example}"`;
  requireString('name-invalid', path, what, value, accepted);
  if (value.length > MAX_DOMAIN || !value.split('.').every((part) => part.length <= MAX_LABEL && LABEL.test(part))) {
    fail('name-invalid', path, `${what} ${show(value)} is not a DNS name`, accepted);
  }
  return value;
}

const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The name of a ConfigMap, Secret, claim or class: an RFC 1123 subdomain, whose parts Kubernetes does not bound.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function requireSubdomain(path: string, what: string, value: string, example: string): string {
  const accepted = `use at most 253 lower-case letters, digits, "-" and ".", like "${example}"`;
  requireString('name-invalid', path, what, value, accepted);
  if (value.length > MAX_DOMAIN || !SUBDOMAIN.test(value)) {
    fail('name-invalid', path, `${what} ${show(value)} is not valid`, accepted);
  }
  return value;
}

/**
 * A port's name: at most 15 characters, lower case, with at least one letter.
 * Source: RFC 6335 section 5.1, which Kubernetes enforces for container ports.
 */
export function requirePortName(path: string, value: string): string {
  const accepted = 'use at most 15 lower-case letters, digits and single "-" with at least one letter, like "http"';
  requireString('port-invalid', path, 'port name', value, accepted);
  if (value.length > 15 || !LABEL.test(value) || value.includes('--') || !/[a-z]/.test(value)) {
    fail('port-invalid', path, `port name ${show(value)} is not valid`, accepted);
  }
  return value;
}
