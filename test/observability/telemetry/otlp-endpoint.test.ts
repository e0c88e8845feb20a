import { ClusterProfile } from 'cdk8s-aspnetcore';
import { OpenTelemetry } from '../../../src/observability/telemetry/open-telemetry';
import { OtlpProtocol } from '../../../src/observability/telemetry/otlp-protocol';
import { NetworkAccess } from '../../../src/security/network-access';
import { BareService } from '../../support/bare-service';
import { manifestOf, messageOf } from '../../support/manifests';
import { COLLECTOR, environmentOf, refusal, shop, told } from './support';

test.each<[string, object, string, string]>([
  ['gRPC by its port', { endpoint: 'http://c:4317' }, 'http://c:4317', 'grpc'],
  ['HTTP by its port', { endpoint: 'http://c:4318' }, 'http://c:4318', 'http/protobuf'],
  ['the final slash is left out', { endpoint: 'http://c:4318/otlp/' }, 'http://c:4318/otlp', 'http/protobuf'],
  ['https without a port', { endpoint: 'https://otlp.example.com' }, 'https://otlp.example.com', 'grpc'],
  [
    'https by HTTP',
    { endpoint: 'https://otlp.example.com/api/otlp', protocol: OtlpProtocol.HTTP_PROTOBUF },
    'https://otlp.example.com/api/otlp',
    'http/protobuf',
  ],
  [
    'an unusual port',
    { endpoint: 'http://c:4317', protocol: OtlpProtocol.HTTP_PROTOBUF, unusualPort: true },
    'http://c:4317',
    'http/protobuf',
  ],
])('%s', (_, options, endpoint, protocol) => {
  expect(environmentOf(told(options))).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  });
});

const LIKE = 'use one like "http://collector.telemetry.svc.cluster.local:4317"';

test.each<[object, string]>([
  [{ endpoint: '' }, `endpoint is empty; ${LIKE}`],
  [{ endpoint: 4317 }, `endpoint 4317 is not a string; ${LIKE}`],
  [{ endpoint: null }, `endpoint null is not a string; ${LIKE}`],
  [{ endpoint: 'collector:4317' }, `endpoint "collector:4317" is no URL of http or https; ${LIKE}`],
  [{ endpoint: 'http:c:4317' }, `endpoint "http:c:4317" is no URL of http or https; ${LIKE}`],
  [{ endpoint: 'http://$(IP):4317' }, `endpoint "http://$(IP):4317" is no URL of http or https; ${LIKE}`],
  [
    { endpoint: 'https://me:secret@c:4317' },
    'the endpoint on c:4317 has a user or password, which would stand in the YAML for all to read; leave it out, and take headers from a Secret by headersSecret',
  ],
  [
    { endpoint: 'https://c:4318?key=1' },
    'endpoint "https://c:4318?key=1" has a query or fragment, which exporters do not send; leave it out',
  ],
  [
    { endpoint: 'http://c:4318/v1/traces' },
    'endpoint "http://c:4318/v1/traces" ends in the path of a signal, which exporters append themselves; leave "/v1/traces" out',
  ],
  [
    { endpoint: 'http://c:4317/otlp' },
    'endpoint "http://c:4317/otlp" has a path, which there is none of in gRPC; leave it out, or use OtlpProtocol.HTTP_PROTOBUF',
  ],
  [
    { endpoint: 'http://c:4318', protocol: OtlpProtocol.GRPC },
    'endpoint "http://c:4318" has the port 4318, grpc has 4317; use the port 4317, or the protocol of that port, or say unusualPort: true',
  ],
  [
    { endpoint: 'http://c:4317', protocol: OtlpProtocol.HTTP_PROTOBUF },
    'endpoint "http://c:4317" has the port 4317, http/protobuf has 4318; use the port 4318, or the protocol of that port, or say unusualPort: true',
  ],
  [
    { endpoint: 'http://c' },
    'endpoint "http://c" has the port 80, grpc has 4317; use the port 4317, or say unusualPort: true',
  ],
  [
    { endpoint: COLLECTOR, protocol: 'http' },
    'protocol "http" is unknown; use OtlpProtocol.GRPC or OtlpProtocol.HTTP_PROTOBUF',
  ],
  [{ endpoint: COLLECTOR, unusualPort: 1 }, 'unusualPort 1 is not valid; use true or false'],
  [
    { endpoint: COLLECTOR, cidr: '10.0.0.1/8' },
    'cidr "10.0.0.1/8" is not a CIDR; use a block that starts at its first address, like "10.0.0.0/8" or "fd00::/8"',
  ],
  [
    { unusualPort: true },
    'unusualPort is about the endpoint, which is not named here; leave it out, or name the endpoint',
  ],
  [{ cidr: '10.0.0.0/8' }, 'cidr is about the endpoint, which is not named here; leave it out, or name the endpoint'],
])('refused: %j', (options, message) => {
  expect(refusal(options)).toBe(`shop/web: ${message}`);
});

const DNS = [
  {
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  },
];
const port = (number: number) => [{ port: number, protocol: 'TCP' }];
const inNamespace = (name: string) => ({
  namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [name] }] },
});

test.each<[object, object[]]>([
  [{ endpoint: COLLECTOR }, [{ to: [inNamespace('telemetry')], ports: port(4317) }]],
  [{ endpoint: 'http://collector:4318' }, [{ to: [inNamespace('shop')], ports: port(4318) }]],
  [{ endpoint: 'http://c.west.svc:4317' }, [{ to: [inNamespace('west')], ports: port(4317) }]],
  [{ endpoint: 'http://10.1.2.3:4317' }, [{ to: [{ ipBlock: { cidr: '10.1.2.3/32' } }], ports: port(4317) }]],
  [{ endpoint: 'http://[fd00::1]:4317' }, [{ to: [{ ipBlock: { cidr: 'fd00::1/128' } }], ports: port(4317) }]],
  [
    { endpoint: 'https://otlp.example.com', cidr: '192.0.2.0/24' },
    [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: port(443) }],
  ],
  [{ endpoint: 'http://localhost:4317' }, []],
  [{ endpoint: 'http://[::1]:4317' }, []],
])('%j opens the way out', (options, rules) => {
  const service = told(options, shop(), NetworkAccess.declaredOnly());
  const { egress } = manifestOf(service, 'NetworkPolicy').spec;
  expect(egress.slice(1)).toEqual(rules);
  expect(egress[0].ports).toEqual(expect.arrayContaining(DNS[0].ports));
});

test('a host outside of which only the name is known needs its addresses, where the way out is closed', () => {
  const closed = () =>
    new BareService(shop(), 'web', [
      OpenTelemetry.otlp({ endpoint: 'https://otlp.example.com' }),
      NetworkAccess.declaredOnly(),
    ]);
  expect(messageOf(closed)).toMatch(/^shop\/web: the host "otlp\.example\.com" can't be let through, /);
});

test('the domain of the cluster counts', () => {
  const chart = shop(ClusterProfile.managed({ clusterDomain: 'west.example' }));
  const service = told({ endpoint: 'http://c.telemetry.svc.west.example:4317' }, chart, NetworkAccess.declaredOnly());
  expect(manifestOf(service, 'NetworkPolicy').spec.egress[1].to).toEqual([inNamespace('telemetry')]);
});
