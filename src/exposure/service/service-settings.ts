import { ServiceContext } from '../../core/service-context';
import { parseCidr } from '../../private/cidr';
import { fail } from '../../private/errors';
import { requireQualifiedName } from '../../private/labels';
import { requireInteger, show } from '../../private/values';
import { LoadBalancerServiceOptions } from './service-options';
import { IpFamilyPolicy, TrafficDistribution } from './traffic';

/** Kubernetes' own range. Source: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
const NODE_PORTS = [30000, 32767] as const;

const CIDR = 'use a block that starts at its first address, like "203.0.113.0/24" or "2001:db8::/32"';

/** Checks what is no matter of the ports alone; they are checked as they are added. */
export function requireServiceOptions(context: ServiceContext, options: LoadBalancerServiceOptions): void {
  const { path } = context;
  requireAnnotations(path, options.annotations ?? {});
  requireFamilies(path, options);
  options.sessionAffinity?._timeoutSeconds(path);
  requireDistribution(context, options.trafficDistribution);
  requireNodePorts(path, options);
  requireSourceRanges(path, options.loadBalancerSourceRanges);
  if (options.loadBalancerClass !== undefined) {
    const example = 'service.k8s.aws/nlb';
    requireQualifiedName('exposure-invalid', path, 'loadBalancerClass', options.loadBalancerClass, example);
  }
}

function requireAnnotations(path: string, annotations: Record<string, string>): void {
  for (const [key, value] of Object.entries(annotations)) {
    requireQualifiedName('exposure-invalid', path, 'annotation key', key, 'example.com/team');
    if (typeof value !== 'string') {
      fail('exposure-invalid', path, `annotation ${key} has the value ${show(value)}, not a string`, 'quote it');
    }
  }
}

/** What the API server refuses, checked against it; whether the cluster has a family only it knows. */
function requireFamilies(path: string, { ipFamilies, ipFamilyPolicy }: LoadBalancerServiceOptions): void {
  if (ipFamilies === undefined) {
    return;
  }
  const given = ipFamilies.join(', ');
  if (ipFamilies.length === 0 || new Set(ipFamilies).size !== ipFamilies.length) {
    const problem = ipFamilies.length === 0 ? 'is empty' : `has ${given}`;
    fail('exposure-invalid', path, `ipFamilies ${problem}`, 'name IPv4, IPv6 or both, each once, or leave it out');
  }
  const single = ipFamilyPolicy === undefined || ipFamilyPolicy === IpFamilyPolicy.SINGLE_STACK;
  if (ipFamilies.length > 1 && single) {
    const fix = 'set ipFamilyPolicy to PREFER_DUAL_STACK or REQUIRE_DUAL_STACK, or name one family';
    fail('exposure-invalid', path, `ipFamilies has ${given}, but the Service is of a single stack`, fix);
  }
}

/** Source: Kubernetes' KEP-4444 and KEP-3015, when they became beta, hence on by default. */
function requireDistribution({ path, cluster }: ServiceContext, distribution?: TrafficDistribution): void {
  const since = distribution === TrafficDistribution.PREFER_CLOSE ? 31 : 34;
  if (distribution !== undefined && !cluster.kubernetesVersion.isAtLeast(since)) {
    const problem = `trafficDistribution ${distribution} needs Kubernetes 1.${since}, the cluster "${cluster.name}" has ${cluster.kubernetesVersion.toString()}`;
    const instead = since === 34 && cluster.kubernetesVersion.isAtLeast(31) ? 'use PREFER_CLOSE' : 'leave it out';
    const fix = `${instead}, or say in the cluster profile what it has: kubernetesVersion: "1.${since}"`;
    fail('exposure-invalid', path, problem, fix);
  }
}

function requireNodePorts(path: string, { nodePort, extraPorts = [] }: LoadBalancerServiceOptions): void {
  const taken = new Map<number, string>();
  for (const port of [{ portName: 'the main port', nodePort, offered: true, opensNetwork: true }, ...extraPorts]) {
    if (port.offered === false && (port.nodePort !== undefined || port.opensNetwork)) {
      const problem = `port ${port.portName} is not offered, but has ${port.opensNetwork ? 'opensNetwork' : 'a nodePort'}`;
      fail('exposure-invalid', path, problem, 'offer it, or leave that out');
    }
    if (port.nodePort === undefined) {
      continue;
    }
    requireInteger('exposure-invalid', path, `nodePort of ${port.portName}`, port.nodePort, ...NODE_PORTS);
    const other = taken.get(port.nodePort);
    if (other !== undefined) {
      const problem = `${other} and ${port.portName} have the nodePort ${port.nodePort}`;
      fail('exposure-invalid', path, problem, 'give each a number of its own');
    }
    taken.set(port.nodePort, port.portName);
  }
}

function requireSourceRanges(path: string, ranges?: string[]): void {
  if (ranges?.length === 0) {
    fail('exposure-invalid', path, 'loadBalancerSourceRanges is empty', 'name a block, or leave it out for all');
  }
  for (const range of ranges ?? []) {
    if (typeof range !== 'string' || parseCidr(range) === undefined) {
      fail('exposure-invalid', path, `${show(range)} in loadBalancerSourceRanges is not a CIDR`, CIDR);
    }
  }
}
