import { Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { ServiceBinder } from '../../../src/exposure/service/service-binder';
import { SessionAffinity } from '../../../src/exposure/service/session-affinity';
import { IpFamily, IpFamilyPolicy, TrafficDistribution } from '../../../src/exposure/service/traffic';
import { refusalOf } from './support';

const QUALIFIED = 'use a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/"';
const NODE_PORT = 'use a whole number from 30000 to 32767';
const TIMEOUT = 'use whole seconds from 1 to 86400, like Duration.seconds(10)';
const CIDR = 'use a block that starts at its first address, like "203.0.113.0/24" or "2001:db8::/32"';
const TWO = [IpFamily.IPV4, IpFamily.IPV6];
const DUAL = 'set ipFamilyPolicy to PREFER_DUAL_STACK or REQUIRE_DUAL_STACK, or name one family';

test.each<[ServiceBinder, string]>([
  [
    ServiceBinder.clusterOnly({ servicePort: 0 }),
    'service port http 0 is not valid; use a whole number from 1 to 65535',
  ],
  [
    ServiceBinder.clusterOnly({ appProtocol: 'h2c over tcp' }),
    `appProtocol of port http "h2c over tcp" is not valid; ${QUALIFIED}, like "kubernetes.io/h2c"`,
  ],
  [
    ServiceBinder.clusterOnly({ annotations: { 'a b': 'c' } }),
    `annotation key "a b" is not valid; ${QUALIFIED}, like "example.com/team"`,
  ],
  [
    ServiceBinder.clusterOnly({ annotations: { a: 1 as unknown as string } }),
    'annotation a has the value 1, not a string; quote it',
  ],
  [
    ServiceBinder.clusterOnly({ sessionAffinity: SessionAffinity.clientIp(Duration.seconds(0)) }),
    `timeout of the session affinity of 0 s is not valid; ${TIMEOUT}`,
  ],
  [
    ServiceBinder.clusterOnly({ sessionAffinity: SessionAffinity.clientIp(Duration.seconds(86401)) }),
    `timeout of the session affinity of 86401 s is not valid; ${TIMEOUT}`,
  ],
  [
    ServiceBinder.clusterOnly({ ipFamilies: [] }),
    'ipFamilies is empty; name IPv4, IPv6 or both, each once, or leave it out',
  ],
  [
    ServiceBinder.headless({ ipFamilies: [IpFamily.IPV4, IpFamily.IPV4] }),
    'ipFamilies has IPv4, IPv4; name IPv4, IPv6 or both, each once, or leave it out',
  ],
  [
    ServiceBinder.clusterOnly({ ipFamilies: TWO }),
    `ipFamilies has IPv4, IPv6, but the Service is of a single stack; ${DUAL}`,
  ],
  [
    ServiceBinder.clusterOnly({ ipFamilies: TWO, ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK }),
    `ipFamilies has IPv4, IPv6, but the Service is of a single stack; ${DUAL}`,
  ],
  [
    ServiceBinder.clusterOnly({ extraPorts: [{ portName: 'Grpc', containerPort: 8081 }] }),
    'port name "Grpc" is not valid; use at most 15 lower-case letters, digits and single "-" with at least one letter, like "http"',
  ],
  [
    ServiceBinder.clusterOnly({ extraPorts: [{ portName: 'grpc', containerPort: 8081, servicePort: 80 }] }),
    'port grpc (8081) collides with port http (8080); give each port a name and a number of its own',
  ],
  [
    ServiceBinder.clusterOnly({ extraPorts: [{ portName: 'grpc', containerPort: 8080, offered: false }] }),
    'port grpc (8080) collides with port http (8080); give each port a name and a number of its own',
  ],
  [ServiceBinder.nodePort({ nodePort: 29999 }), `nodePort of the main port 29999 is not valid; ${NODE_PORT}`],
  [ServiceBinder.nodePort({ nodePort: 32768 }), `nodePort of the main port 32768 is not valid; ${NODE_PORT}`],
  [
    ServiceBinder.nodePort({ extraPorts: [{ portName: 'grpc', containerPort: 8081, nodePort: 8081 }] }),
    `nodePort of grpc 8081 is not valid; ${NODE_PORT}`,
  ],
  [
    ServiceBinder.nodePort({
      nodePort: 30080,
      extraPorts: [{ portName: 'grpc', containerPort: 8081, nodePort: 30080 }],
    }),
    'the main port and grpc have the nodePort 30080; give each a number of its own',
  ],
  [
    ServiceBinder.nodePort({
      extraPorts: [{ portName: 'metrics', containerPort: 9090, nodePort: 30090, offered: false }],
    }),
    'port metrics is not offered, but has a nodePort; offer it, or leave that out',
  ],
  [
    ServiceBinder.nodePort({
      extraPorts: [{ portName: 'metrics', containerPort: 9090, opensNetwork: true, offered: false }],
    }),
    'port metrics is not offered, but has opensNetwork; offer it, or leave that out',
  ],
  [
    ServiceBinder.loadBalancer({ loadBalancerSourceRanges: [] }),
    'loadBalancerSourceRanges is empty; name a block, or leave it out for all',
  ],
  [
    ServiceBinder.loadBalancer({ loadBalancerSourceRanges: ['203.0.113.7'] }),
    `"203.0.113.7" in loadBalancerSourceRanges is not a CIDR; ${CIDR}`,
  ],
  [
    ServiceBinder.loadBalancer({ loadBalancerSourceRanges: ['203.0.113.7/24'] }),
    `"203.0.113.7/24" in loadBalancerSourceRanges is not a CIDR; ${CIDR}`,
  ],
  [
    ServiceBinder.loadBalancer({ loadBalancerClass: '/nlb' }),
    `loadBalancerClass "/nlb" is not valid; ${QUALIFIED}, like "service.k8s.aws/nlb"`,
  ],
])('%#', (binder, message) => {
  expect(refusalOf(binder)).toBe(`shop/web: ${message}`);
});

test.each<[TrafficDistribution, string, string]>([
  [
    TrafficDistribution.PREFER_CLOSE,
    '1.30',
    'trafficDistribution PreferClose needs Kubernetes 1.31, the cluster "managed" has 1.30; leave it out, or say in the cluster profile what it has: kubernetesVersion: "1.31"',
  ],
  [
    TrafficDistribution.PREFER_SAME_ZONE,
    '1.33',
    'trafficDistribution PreferSameZone needs Kubernetes 1.34, the cluster "managed" has 1.33; use PREFER_CLOSE, or say in the cluster profile what it has: kubernetesVersion: "1.34"',
  ],
  [
    TrafficDistribution.PREFER_SAME_NODE,
    '1.27',
    'trafficDistribution PreferSameNode needs Kubernetes 1.34, the cluster "managed" has 1.27; leave it out, or say in the cluster profile what it has: kubernetesVersion: "1.34"',
  ],
])('%s on Kubernetes %s', (trafficDistribution, kubernetesVersion, message) => {
  const cluster = ClusterProfile.managed({ kubernetesVersion });
  expect(refusalOf(ServiceBinder.clusterOnly({ trafficDistribution }), cluster)).toBe(`shop/web: ${message}`);
});
