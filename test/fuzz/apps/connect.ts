import { Peer, TelemetryCollector, WebService } from 'cdk8s-aspnetcore';
import type { AppDescription, EdgeDescription } from './description';
import { isByCollector } from './facts';

/** Connects services with one another and with who is not in the app. */
export function connect(
  { edges, chain, services }: AppDescription,
  built: WebService[],
  collector?: TelemetryCollector,
) {
  const links: EdgeDescription[] = chain
    ? built.slice(1).map((_, from) => ({ from, to: from + 1, kind: 'connect', setting: false }))
    : [];
  const done = new Set<string>();
  for (const edge of [...links, ...edges]) {
    const [from, to] = [edge.from % built.length, edge.to % built.length];
    const key = `${edge.kind} ${from} ${edge.kind === 'connect' ? to : ''}`;
    if (!done.has(key) && !(edge.kind === 'connect' && from === to)) {
      done.add(key);
      follow(edge, built[from], built[to], to);
    }
  }
  services.forEach((service, index) => {
    if (collector && isByCollector(service)) {
      built[index].connectTo(collector);
    }
  });
}

function follow({ kind, setting }: EdgeDescription, from: WebService, to: WebService, index: number): void {
  switch (kind) {
    case 'connect':
      return from.connectTo(to, setting ? { setting: `Servers:No${index}` } : {});
    case 'allowFrom':
      return from.allowFrom(Peer.pods({ labels: { app: 'batch' }, namespaceName: 'back-office' }));
    case 'allowTo':
      return from.allowTo(Peer.cidr('10.0.0.0/8', { exceptCidrs: ['10.1.0.0/16'] }), [{ containerPort: 5432 }]);
    case 'external':
      return from.connectToExternal({ host: '192.0.2.7', port: 5432, setting: 'Database:Address' });
    default:
      return from.connectToExternal({ host: 'db.example.com', port: 443, cidr: '203.0.113.0/24', setting: 'Db:Url' });
  }
}
