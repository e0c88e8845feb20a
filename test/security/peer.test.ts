import { Chart, Testing } from 'cdk8s';
import { PeerPort } from 'cdk8s-aspnetcore';
import { allowFrom, NetworkAccess } from '../../src/security/network-access';
import { Peer } from '../../src/security/peer';
import { BareService } from '../support/bare-service';
import { messageOf } from '../support/manifests';

const BLOCK = 'use a block that starts at its first address, like "10.0.0.0/8" or "fd00::/8"';
const NAME =
  'use 1 to 63 lower-case letters, digits and "-" that start and end with a letter or digit (an RFC 1123 label)';

test.each<[() => Peer, string]>([
  [
    () => Peer.pods({ labels: {} }),
    'Peer.pods: there are no labels; give at least one, or use Peer.inNamespace for all pods',
  ],
  [
    () => Peer.pods({ labels: { app: 'a b' } }),
    'Peer.pods: label app has the value "a b", which is not valid; ' +
      'use at most 63 letters, digits, "-", "_" and "." that start and end with a letter or digit',
  ],
  [
    () => Peer.pods({ labels: { app: 'a' }, namespaceLabels: { 'a b': '' } }),
    'Peer.pods: label key "a b" is not valid; use a name of at most 63 letters, digits, "-", "_" and ".", ' +
      'after an optional DNS prefix and "/", like "example.com/team"',
  ],
  [
    () => Peer.pods({ labels: { app: 'a' }, namespaceName: 'Shop' }),
    `Peer.pods: namespaceName "Shop" is not valid; ${NAME}, for example "shop"`,
  ],
  [() => Peer.inNamespace(''), `Peer.inNamespace: namespace name is empty; ${NAME}`],
  [() => Peer.cidr('10.0.0.0'), `Peer.cidr: the block "10.0.0.0" is not a CIDR; ${BLOCK}`],
  [() => Peer.cidr('10.0.0.1/8'), `Peer.cidr: the block "10.0.0.1/8" is not a CIDR; ${BLOCK}`],
  [
    () => Peer.cidr('10.0.0.0/8', { exceptCidrs: ['10.1/16'] }),
    `Peer.cidr: the exception "10.1/16" is not a CIDR; ${BLOCK}`,
  ],
  [
    () => Peer.cidr('10.0.0.0/8', { exceptCidrs: ['11.0.0.0/16'] }),
    'Peer.cidr: the exception "11.0.0.0/16" is no smaller block within "10.0.0.0/8"; leave it out, or widen the block',
  ],
])('%# is refused', (create, message) => {
  expect(messageOf(create)).toBe(message);
});

test.each<[PeerPort[], string]>([
  [[{ containerPort: 0 }], 'port 0 is not valid; use a whole number from 1 to 65535'],
  [[{ containerPort: 80, protocol: 'tcp' }], 'protocol "tcp" is unknown; use TCP, UDP, SCTP'],
  [[], 'the list of ports is empty; name some, or leave the list out for all'],
])('the ports %j are refused', (ports, message) => {
  const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const { context } = new BareService(shop, 'web', [NetworkAccess.declaredClients()]);
  expect(messageOf(() => allowFrom(context, Peer.anywhere(), ports))).toBe(`shop/web: ${message}`);
});
