import { PortList } from '../../src/core/port-list';
import { messageOf } from '../support/manifests';

const HTTP = { portName: 'http', containerPort: 8080, servicePort: 80 };
const GRPC = { portName: 'grpc', containerPort: 8081, servicePort: 81 };

function listOf(...ports: (typeof HTTP)[]): PortList {
  const list = new PortList('shop/web');
  ports.forEach((port) => list.add(port));
  return list;
}

test('the offer changes the main port only, and only what it says', () => {
  const list = listOf(HTTP, GRPC);
  list.offerMain({});
  expect(list.all).toEqual([HTTP, GRPC]);
  list.offerMain({ servicePort: 8000 });
  list.offerMain({ appProtocol: 'https' });
  expect(list.all).toEqual([{ ...HTTP, servicePort: 8000, appProtocol: 'https' }, GRPC]);
});

test('nobody else can change a port', () => {
  const list = listOf(HTTP);
  list.all.push(GRPC);
  expect(list.all).toEqual([HTTP]);
});

test.each<[number, string]>([
  [81, 'shop/web: port http (8080) collides with port grpc (8081); give each port a name and a number of its own'],
  [0.5, 'shop/web: service port http 0.5 is not valid; use a whole number from 1 to 65535'],
])('an offer of %s is refused', (servicePort, message) => {
  expect(messageOf(() => listOf(HTTP, GRPC).offerMain({ servicePort }))).toBe(message);
});
