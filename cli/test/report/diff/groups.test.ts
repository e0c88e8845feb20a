import { changesOf, deployment, object } from './support/manifests';

describe('objects that go together', () => {
  test('are said in one paragraph, what is the same for several once', () => {
    const of = (version: string) =>
      [deployment({ container: `image: web:${version}` }), object('Service', 'spec: { selector: { app: web } }')]
        .join('')
        .replaceAll(
          'namespace: shop',
          `namespace: shop, labels: { app.kubernetes.io/name: web, version: "${version}" }`,
        );
    expect(changesOf(of('1'), of('2'))).toEqual([
      {
        node: 'shop/Deployment/web',
        namespace: 'shop',
        subject: 'web',
        kind: 'changed',
        what: ['image 1 -> 2', 'Deployment, Service: label version 1 -> 2'],
        restart: 'yes, 12 pods at most 6 at a time',
        dangers: [],
      },
    ]);
  });

  test('each by its kind, where it is not the workload that the service is known by', () => {
    const of = (image: string) => {
      const label = 'name: web, labels: { app.kubernetes.io/name: web }, namespace';
      const job = object(
        'CronJob',
        `spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a, image: ${image} }] } } } } }`,
      );
      return (deployment() + job).replaceAll('name: web, namespace', label);
    };
    expect(changesOf(of('a:1'), of('a:2')).map(({ node, what }) => ({ node, what }))).toEqual([
      { node: 'shop/Deployment/web', what: ['CronJob: image 1 -> 2'] },
    ]);
  });

  test('by what they select, where they have no labels', () => {
    const all = (port: number) =>
      deployment() +
      object('Service', `spec: { selector: { app: web }, ports: [{ port: ${port} }] }`, { name: 'site' });
    expect(changesOf(all(80), all(81)).map(({ node, subject, what }) => ({ node, subject, what }))).toEqual([
      {
        node: 'shop/Deployment/web',
        subject: 'web',
        what: ['Service site: port 80 removed', 'Service site: port 81 added'],
      },
    ]);
  });

  test('a service that is new, or gone', () => {
    const all = deployment() + object('Service', 'spec: { selector: { app: web } }');
    expect(changesOf('', all).map(({ kind, what }) => ({ kind, what }))).toEqual([
      { kind: 'added', what: ['Deployment: added: 12 pods, image registry.example.com/web:1.4.2', 'Service: added'] },
    ]);
    expect(changesOf(all, '').map(({ kind }) => kind)).toEqual(['removed']);
  });

  test('one that is renamed is deleted and created', () => {
    const of = (name: string) => object('ConfigMap', 'data: { a: b }', { name });
    expect(changesOf(of('one'), of('two')).map(({ subject, what }) => ({ subject, what }))).toEqual([
      { subject: 'ConfigMap one', what: ['removed', 'renamed one -> two: one is deleted, and two created'] },
      { subject: 'ConfigMap two', what: ['added', 'renamed one -> two: one is deleted, and two created'] },
    ]);
  });

  test('one whose group has moved is the same', () => {
    const of = (apiVersion: string) => object('Ingress', 'spec: {}', { apiVersion });
    expect(changesOf(of('extensions/v1beta1'), of('networking.k8s.io/v1')).map(({ what }) => what)).toEqual([
      ['apiVersion: extensions/v1beta1 -> networking.k8s.io/v1'],
    ]);
  });
});
