import { Chart, Testing } from 'cdk8s';
import { allowFrom, allowTo, NetworkAccess } from '../../src/security/network-access';
import { Peer } from '../../src/security/peer';
import { BareService } from '../support/bare-service';

const DNS = {
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
const NAME = 'kubernetes.io/metadata.name';

test.each<[string, Peer, object]>([
  [
    'pods of the own namespace',
    Peer.pods({ labels: { b: '2', a: '1' } }),
    { podSelector: { matchLabels: { a: '1', b: '2' } } },
  ],
  [
    'pods of the own namespace, by its name',
    Peer.pods({ labels: { app: 'x' }, namespaceName: 'shop' }),
    { podSelector: { matchLabels: { app: 'x' } } },
  ],
  [
    'pods of another namespace',
    Peer.pods({ labels: { app: 'x' }, namespaceName: 'tools' }),
    {
      namespaceSelector: { matchExpressions: [{ key: NAME, operator: 'In', values: ['tools'] }] },
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
    },
  ],
  [
    'pods of labelled namespaces',
    Peer.pods({ labels: { app: 'x' }, namespaceLabels: { team: 'blue' } }),
    {
      namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['blue'] }] },
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
    },
  ],
  [
    'a namespace',
    Peer.inNamespace('tools'),
    { namespaceSelector: { matchExpressions: [{ key: NAME, operator: 'In', values: ['tools'] }] } },
  ],
  [
    'the own namespace',
    Peer.inNamespace('shop'),
    { namespaceSelector: { matchExpressions: [{ key: NAME, operator: 'In', values: ['shop'] }] } },
  ],
  ['a block', Peer.cidr('10.0.0.0/8'), { ipBlock: { cidr: '10.0.0.0/8' } }],
  [
    'a block with a hole',
    Peer.cidr('fd00::/8', { exceptCidrs: ['fd00:1::/32'] }),
    { ipBlock: { cidr: 'fd00::/8', except: ['fd00:1::/32'] } },
  ],
])('%s as client and as server', (_name, peer, expected) => {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const bare = new BareService(shop, 'web', [NetworkAccess.declaredOnly()]);
  allowFrom(bare.context, peer, [{ containerPort: 8080 }]);
  allowTo(bare.context, peer);
  allowTo(bare.context, peer, [{ containerPort: 4317 }, { containerPort: 6831, protocol: 'UDP' }]);
  const { ingress, egress } = bare.manifests[0].spec;
  expect(ingress).toEqual([{ from: [expected], ports: [{ port: 8080, protocol: 'TCP' }] }]);
  expect(egress).toEqual([
    DNS,
    { to: [expected] },
    {
      to: [expected],
      ports: [
        { port: 4317, protocol: 'TCP' },
        { port: 6831, protocol: 'UDP' },
      ],
    },
  ]);
});
