import * as fs from 'fs';
import * as path from 'path';
import { mermaid } from '../../../src/report/facts/mermaid';
import { edgesOf, nodeOf, REPO, reportOf } from '../../support/reports';

const CORPUS = path.join(REPO, 'test/corpus');
const read = (name: string) => reportOf(fs.readFileSync(path.join(CORPUS, name), 'utf8'));

test.each(fs.readdirSync(CORPUS).filter((name) => name.endsWith('.yaml')))(
  "%s, anybody's YAML, has a report",
  (name) => {
    const { nodes, edges, ...report } = read(name);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    expect(edges.flatMap(({ from, to }) => [from, to]).filter((id) => !ids.has(id))).toEqual([]);
    expect(mermaid({ ...report, nodes, edges }).startsWith('flowchart LR\n')).toBe(true);
  },
);

test('the calls of a shop of microservices', () => {
  const report = read('online-boutique.yaml');
  expect(edgesOf(report, 'connects').filter((line) => line.startsWith('/Deployment/checkoutservice'))).toEqual([
    '/Deployment/checkoutservice connects> /Service/productcatalogservice :3550 allowed',
    '/Deployment/checkoutservice connects> /Service/shippingservice :50051 allowed',
    '/Deployment/checkoutservice connects> /Service/paymentservice :50051 allowed',
    '/Deployment/checkoutservice connects> /Service/emailservice :5000 allowed',
    '/Deployment/checkoutservice connects> /Service/currencyservice :7000 allowed',
    '/Deployment/checkoutservice connects> /Service/cartservice :7070 allowed',
  ]);
  expect(nodeOf(report, '/Service/frontend-external').lines).toEqual(['LoadBalancer', 'http 80 to 8080']);
});
