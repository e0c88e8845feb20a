import type { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requireDnsDomain } from '../private/names';
import { requireInteger, requireString } from '../private/values';
import { requireIp } from './ip-address';
import type { PodDnsOptions } from './pod-options';

/** Source: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 32;

/** The resolver caps it. Source: resolv.conf(5). */
const MOST_NDOTS = 15;

/** As the Kubernetes API writes it, checked. */
export function podDnsConfig(path: string, dns: PodDnsOptions): k8s.PodDnsConfig {
  const { ndots, nameservers = [], searches = [], options = [] } = dns;
  nameservers.forEach((address) => requireIp(path, 'name server', address));
  searches.forEach((domain) => requireDnsDomain(path, 'search domain', domain, 'corp.example.com'));
  options.forEach(({ name }) =>
    requireString('pod-options-invalid', path, 'DNS option name', name, 'name it, like "single-request-reopen"'),
  );
  requireAtMost(path, 'name servers', nameservers.length, MOST_NAMESERVERS);
  requireAtMost(path, 'search domains', searches.length, MOST_SEARCHES);
  const all = ndots === undefined ? options : [{ name: 'ndots', value: ndotsOf(path, ndots) }, ...options];
  const twice = all.find((option, index) => all.findIndex((other) => other.name === option.name) !== index);
  if (twice) {
    fail('pod-options-invalid', path, `DNS option ${twice.name} is set twice`, 'set it once');
  }
  return {
    nameservers: [...nameservers],
    searches: [...searches],
    options: all.map(({ name, value }) => ({ name, value })),
  };
}

function ndotsOf(path: string, ndots: number): string {
  return `${requireInteger('pod-options-invalid', path, 'ndots', ndots, 0, MOST_NDOTS)}`;
}

function requireAtMost(path: string, what: string, count: number, most: number): void {
  if (count > most) {
    fail(
      'pod-options-invalid',
      path,
      `there are ${count} ${what}, Kubernetes takes ${most}`,
      `leave ${count - most} out`,
    );
  }
}
