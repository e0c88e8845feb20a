import { Duration } from 'cdk8s';
import { ClusterProfile } from 'cdk8s-aspnetcore';
import { ServiceBinder } from '../../../src/exposure/service/service-binder';
import { SessionAffinity } from '../../../src/exposure/service/session-affinity';
import { IpFamily, IpFamilyPolicy, TrafficDistribution, TrafficPolicy } from '../../../src/exposure/service/traffic';
import { exposed, ingressOf, serviceOf } from './support';

const SELECTOR = { 'app.kubernetes.io/instance': 'web', 'cdk8s-aspnetcore/service': 'web' };
const HTTP = { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' };

test('by default it is a ClusterIP on port 80', () => {
  const bare = exposed(ServiceBinder.clusterOnly());
  expect(bare.manifests.find(({ kind }) => kind === 'Service')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop', labels: bare.context.model.labels },
    spec: { type: 'ClusterIP', selector: SELECTOR, ports: [HTTP] },
  });
});

test.each<[string, ServiceBinder, object]>([
  ['servicePort', ServiceBinder.clusterOnly({ servicePort: 8000 }), { ports: [{ ...HTTP, port: 8000 }] }],
  [
    'appProtocol',
    ServiceBinder.clusterOnly({ appProtocol: 'kubernetes.io/h2c' }),
    { ports: [{ ...HTTP, appProtocol: 'kubernetes.io/h2c' }] },
  ],
  [
    'sessionAffinity',
    ServiceBinder.clusterOnly({ sessionAffinity: SessionAffinity.clientIp() }),
    { sessionAffinity: 'ClientIP' },
  ],
  [
    'sessionAffinity with a timeout',
    ServiceBinder.clusterOnly({ sessionAffinity: SessionAffinity.clientIp(Duration.days(1)) }),
    { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86400 } } },
  ],
  [
    'internalTrafficPolicy',
    ServiceBinder.clusterOnly({ internalTrafficPolicy: TrafficPolicy.LOCAL }),
    { internalTrafficPolicy: 'Local' },
  ],
  [
    'dual stack',
    ServiceBinder.clusterOnly({
      ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
      ipFamilies: [IpFamily.IPV6, IpFamily.IPV4],
    }),
    { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'] },
  ],
  ['one family', ServiceBinder.clusterOnly({ ipFamilies: [IpFamily.IPV6] }), { ipFamilies: ['IPv6'] }],
  ['headless', ServiceBinder.headless(), { clusterIP: 'None', ports: [{ ...HTTP, port: 8080 }] }],
  ['nodePort', ServiceBinder.nodePort(), { type: 'NodePort' }],
  [
    'a chosen nodePort',
    ServiceBinder.nodePort({ nodePort: 30080, externalTrafficPolicy: TrafficPolicy.LOCAL }),
    { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ ...HTTP, nodePort: 30080 }] },
  ],
  ['loadBalancer', ServiceBinder.loadBalancer(), { type: 'LoadBalancer' }],
  [
    'a load balancer of a class',
    ServiceBinder.loadBalancer({
      loadBalancerClass: 'service.k8s.aws/nlb',
      allocateLoadBalancerNodePorts: false,
      loadBalancerSourceRanges: ['203.0.113.0/24', '2001:db8::/32'],
    }),
    {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      allocateLoadBalancerNodePorts: false,
      loadBalancerSourceRanges: ['203.0.113.0/24', '2001:db8::/32'],
    },
  ],
])('%s', (_name, binder, difference) => {
  expect(serviceOf(binder).spec).toEqual({ type: 'ClusterIP', selector: SELECTOR, ports: [HTTP], ...difference });
});

test.each([
  [TrafficDistribution.PREFER_CLOSE, '1.31', 'PreferClose'],
  [TrafficDistribution.PREFER_SAME_ZONE, '1.34', 'PreferSameZone'],
  [TrafficDistribution.PREFER_SAME_NODE, '1.34', 'PreferSameNode'],
])('trafficDistribution %s on Kubernetes %s', (trafficDistribution, kubernetesVersion, written) => {
  const cluster = ClusterProfile.managed({ kubernetesVersion });
  const { spec } = serviceOf(ServiceBinder.clusterOnly({ trafficDistribution }), cluster);
  expect(spec).toEqual({ type: 'ClusterIP', selector: SELECTOR, ports: [HTTP], trafficDistribution: written });
});

test('annotations are those of the Service, and empty ones are none', () => {
  const annotations = { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' };
  expect(serviceOf(ServiceBinder.loadBalancer({ annotations })).metadata.annotations).toEqual(annotations);
  expect(Object.keys(serviceOf(ServiceBinder.loadBalancer({ annotations: {} })).metadata)).toEqual([
    'labels',
    'name',
    'namespace',
  ]);
});

test('extra ports are offered by their names, or only opened', () => {
  const bare = exposed(
    ServiceBinder.nodePort({
      extraPorts: [
        { portName: 'grpc', containerPort: 8081, servicePort: 81, appProtocol: 'kubernetes.io/h2c', nodePort: 30081 },
        { portName: 'admin', containerPort: 8082 },
        { portName: 'metrics', containerPort: 9090, offered: false },
      ],
    }),
  );
  const { spec } = bare.manifests.find(({ kind }) => kind === 'Service');
  expect(spec.ports).toEqual([
    HTTP,
    {
      name: 'grpc',
      port: 81,
      protocol: 'TCP',
      targetPort: 'grpc',
      appProtocol: 'kubernetes.io/h2c',
      nodePort: 30081,
    },
    { name: 'admin', port: 8082, protocol: 'TCP', targetPort: 'admin' },
  ]);
  expect(bare.context.model.ports.map(({ portName }) => portName)).toEqual(['http', 'grpc', 'admin', 'metrics']);
  expect(bare.endpoint.ports.map(({ portName }) => portName)).toEqual(['http', 'grpc', 'admin']);
});

test('what is not offered takes no port of the Service', () => {
  const extraPorts = [{ portName: 'old', containerPort: 80, offered: false }];
  expect(serviceOf(ServiceBinder.clusterOnly({ extraPorts })).spec.ports).toEqual([HTTP]);
});

test('clients find a chosen port, and the pods of a headless Service', () => {
  expect(exposed(ServiceBinder.clusterOnly({ servicePort: 8000 })).endpoint.address.url).toBe(
    'http://web.shop.svc.cluster.local:8000',
  );
  const extraPorts = [{ portName: 'grpc', containerPort: 8081 }];
  const { endpoint } = exposed(ServiceBinder.headless({ extraPorts }));
  expect([endpoint.address.hostAndPort, endpoint.addressOf('grpc').hostAndPort]).toEqual([
    'web.shop.svc.cluster.local:8080',
    'web.shop.svc.cluster.local:8081',
  ]);
});

const MAIN = [{ port: 8080, protocol: 'TCP' }];

test.each<[string, ServiceBinder, unknown]>([
  ['clusterOnly', ServiceBinder.clusterOnly(), undefined],
  ['headless', ServiceBinder.headless(), undefined],
  ['nodePort', ServiceBinder.nodePort(), [{ ports: MAIN }]],
  ['loadBalancer', ServiceBinder.loadBalancer(), [{ ports: MAIN }]],
  [
    'extra ports stay closed, unless they ask for a node port or to be open',
    ServiceBinder.nodePort({
      extraPorts: [
        { portName: 'a', containerPort: 8081 },
        { portName: 'b', containerPort: 8082, nodePort: 30082 },
        { portName: 'c', containerPort: 8083, opensNetwork: true },
        { portName: 'd', containerPort: 8084, nodePort: 30084, opensNetwork: false },
      ],
    }),
    [{ ports: [...MAIN, { port: 8082, protocol: 'TCP' }, { port: 8083, protocol: 'TCP' }] }],
  ],
  [
    'source ranges, behind source NAT',
    ServiceBinder.loadBalancer({ loadBalancerSourceRanges: ['203.0.113.0/24'] }),
    [{ ports: MAIN }],
  ],
  [
    'source ranges, where clients keep their address',
    ServiceBinder.loadBalancer({
      loadBalancerSourceRanges: ['203.0.113.0/24', '198.51.100.0/24'],
      externalTrafficPolicy: TrafficPolicy.LOCAL,
    }),
    [
      { from: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: MAIN },
      { from: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: MAIN },
    ],
  ],
])('the network lets in from outside: %s', (_name, binder, ingress) => {
  expect(ingressOf(binder)).toEqual(ingress);
});
