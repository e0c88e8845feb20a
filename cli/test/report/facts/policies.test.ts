import { deployment, nodeOf, reportOfObjects } from '../../support/reports';

const policy = (name: string, spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec,
});

test('a NetworkPolicy says what it closes also where it leaves that out, and ports to the last one', () => {
  const from = [{ podSelector: { matchLabels: { app: 'stranger' } } }];
  const report = reportOfObjects(
    deployment('web'),
    policy('web', {
      podSelector: { matchLabels: { app: 'web' } },
      ingress: [
        { from, ports: [{ port: 8080, endPort: 8090 }] },
        { from, ports: [{ protocol: 'UDP' }] },
      ],
    }),
    policy('out', { podSelector: {}, egress: [{}] }),
  );
  expect(nodeOf(report, 'shop/NetworkPolicy/web').lines).toEqual(['Ingress']);
  expect(nodeOf(report, 'shop/NetworkPolicy/out').lines).toEqual(['Ingress and Egress']);
  expect(nodeOf(report, 'shop/Deployment/web').lines).toEqual([
    'lets in app=stranger at 8080-8090',
    'lets in app=stranger at any port',
  ]);
});
