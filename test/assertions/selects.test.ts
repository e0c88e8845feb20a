import { Chart } from 'cdk8s';
import { Exposure, Manifest, WebService } from 'cdk8s-aspnetcore';
import { messageOf, testApp } from '../support/manifests';

describe('selects', () => {
  const pods = (kind: string, name: string, labels: object, namespace = 'shop') =>
    JSON.stringify({
      apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
      kind,
      metadata: { name, namespace },
      spec: { template: { metadata: { labels }, spec: {} } },
    });
  const service = (selector?: object, type?: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's', namespace: 'shop' },
      spec: { selector, type },
    });
  const all = [
    pods('Deployment', 'web', { app: 'web', tier: 'a' }),
    pods('Job', 'migrate', { app: 'web' }),
    pods('Deployment', 'web', { app: 'web' }, 'other'),
    pods('StatefulSet', 'db', { app: 'db' }),
  ];
  test.each([
    ['all labels', { app: 'web', tier: 'a' }, undefined, ['Deployment/web']],
    ['a label of a Job too', { app: 'web' }, undefined, ['Deployment/web', 'Job/migrate']],
    ['one pod of a StatefulSet', { 'statefulset.kubernetes.io/pod-name': 'db-0' }, undefined, ['StatefulSet/db']],
    ['nobody', { app: 'x' }, undefined, []],
    ['an empty selector', {}, undefined, []],
    ['no selector', undefined, undefined, []],
    ['another name', { app: 'web' }, 'ExternalName', []],
  ])('%s', (_title, selector, type, selected) => {
    expect(Manifest.fromYaml([...all, service(selector, type)].join('\n---\n')).selects('s')).toEqual(selected);
  });

  test('a service of this library', () => {
    const app = testApp();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new WebService(chart, 'web', { image: 'web:1', exposure: Exposure.clusterOnly() });
    expect(Manifest.fromApp(app).selects('shop/web')).toEqual(['Deployment/web']);
  });

  test('no such Service', () => {
    expect(messageOf(() => Manifest.fromYaml(all.join('\n---\n')).selects('web'))).toBe(
      'yaml: there is no Service "web"; there are Job, Deployment, StatefulSet',
    );
  });
});
