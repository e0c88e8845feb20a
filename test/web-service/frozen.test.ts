import { ApiObject, Chart } from 'cdk8s';
import { ICapability, WebService } from 'cdk8s-aspnetcore';
import { messageOf, testApp } from '../support/manifests';

test('a capability that comes after the first render is refused, even where it only adds an object', () => {
  const chart = new Chart(testApp(), 'shop', { namespace: 'shop' });
  const service = new WebService(chart, 'web', { image: 'web:1' });
  const late: ICapability = {
    capabilityName: 'late',
    bind: ({ scope }) => void new ApiObject(scope, 'late', { apiVersion: 'v1', kind: 'ConfigMap' }),
  };
  expect(service.model.serviceName).toBe('web');
  expect(messageOf(() => service.use(late))).toBe(
    'shop/web: the service was changed after it had been rendered; change it before synth',
  );
  expect(service.node.tryFindChild('late')).toBeUndefined();
});
