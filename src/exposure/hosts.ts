import { PreviewModel } from '../core/route';
import { fail } from '../private/errors';
import { show } from '../private/values';

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const NUMERIC = /^[0-9.]+$/;
const MAX_LABEL = 63;
const MAX_HOST = 253;
const LIKE = 'like "shop.example.com"';

/**
 * The hosts that a service answers under, as Ingress rules, Gateway listeners and certificates take them:
 * lower-case DNS names, at most the first label of which is a wildcard (`*.example.com`).
 * Source: https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 */
export function requireHosts(path: string, hosts: string[]): string[] {
  if (!Array.isArray(hosts) || hosts.length === 0) {
    fail('host-invalid', path, `hosts is ${show(hosts)}`, `name at least one host, ${LIKE}`);
  }
  hosts.forEach((host, index) => {
    requireHost(path, host);
    if (hosts.indexOf(host) !== index) {
      fail('host-invalid', path, `host ${show(host)} is listed twice`, 'list each host once');
    }
  });
  return [...hosts];
}

/** The hosts at which versions may be looked at before they get requests: none of them is one of the service itself. */
export function requirePreviewHosts(path: string, previews: PreviewModel[], own: string[]): void {
  const hosts = previews.map(({ host }) => host);
  const taken = requireHosts(path, hosts).find((host) => own.includes(host));
  if (taken !== undefined) {
    const problem = `the host ${show(taken)} of a preview is one of the service itself`;
    fail('route-invalid', path, problem, 'give the preview a host of its own');
  }
}

/** One host; see {@link requireHosts}. */
export function requireHost(path: string, host: string): string {
  const problem = problemOf(host);
  if (problem !== undefined) {
    fail('host-invalid', path, `host ${show(host)} ${problem[0]}`, problem[1]);
  }
  return host;
}

/** What is wrong with a host, and what to do about it. */
function problemOf(host: unknown): [string, string] | undefined {
  if (typeof host !== 'string' || host === '') {
    return ['is not a DNS name', `use a DNS name ${LIKE}`];
  }
  if (host.includes('://')) {
    return ['has a scheme', `give the bare DNS name ${LIKE}: whether it is HTTPS is what tls says`];
  }
  if (host.includes('/')) {
    return ['has a path', `give the bare DNS name ${LIKE}: paths are an option of their own`];
  }
  if (/:\d*$/.test(host) && host.indexOf(':') === host.lastIndexOf(':')) {
    return ['has a port', `give the bare DNS name ${LIKE}: the controller or Gateway says on which ports it listens`];
  }
  if (host.slice(1).includes('*') || (host.startsWith('*') && !/^\*\.[^.]+/.test(host))) {
    return ['has a wildcard that is not its whole first label', 'use "*." once, at the start, like "*.example.com"'];
  }
  return isHost(host) ? undefined : notDnsName(host);
}

/** Whether a name is a DNS name, possibly of a wildcard; addresses are none. */
function isHost(host: string): boolean {
  const labels = host.replace(/^\*\./, '').split('.');
  return (
    host.length <= MAX_HOST &&
    !NUMERIC.test(host) &&
    labels.every((part) => part.length <= MAX_LABEL && LABEL.test(part))
  );
}

function notDnsName(host: string): [string, string] {
  const lower = host.toLowerCase();
  const fix = lower !== host && isHost(lower) ? `write it in lower case: ${show(lower)}` : `use a DNS name ${LIKE}`;
  return ['is not a DNS name', fix];
}
