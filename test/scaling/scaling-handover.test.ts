import { ApiObject, Chart, Testing } from 'cdk8s';
import { ClusterProfile, WebService } from 'cdk8s-aspnetcore';
import { ScalingHandover } from '../../src/scaling/scaling-handover';
import { messageOf } from '../support/manifests';

const WITHOUT_REPLICAS = `'[{"op":"remove","path":"/spec/replicas"}]'`;

test('the commands for a service', () => {
  const service = new WebService(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
  const { clientSide, serverSide } = ScalingHandover.of(service.deployment);
  expect(clientSide).toBe(
    'kubectl apply view-last-applied deployment/web -n shop -o json | ' +
      `kubectl patch --local -f - --type json -p ${WITHOUT_REPLICAS} -o json | ` +
      'kubectl apply set-last-applied -f -',
  );
  expect(serverSide).toBe(
    `kubectl get deployment/web -n shop -o go-template='{"apiVersion":"apps/v1","kind":"Deployment",` +
      `"metadata":{"name":"web","namespace":"shop"},"spec":{"replicas":{{.spec.replicas}}}}' | ` +
      'kubectl apply --server-side --field-manager=scaling-handover -f -',
  );
});

test('the commands for any workload, where the cluster has another kubectl', () => {
  const chart = new Chart(Testing.app(), 'shop');
  ClusterProfile.microk8s().applyTo(chart);
  const workload = new ApiObject(chart, 'db', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' } });
  const { clientSide, serverSide } = ScalingHandover.of(workload);
  expect(clientSide).toBe(
    'microk8s kubectl apply view-last-applied statefulset/db -o json | ' +
      `microk8s kubectl patch --local -f - --type json -p ${WITHOUT_REPLICAS} -o json | ` +
      'microk8s kubectl apply set-last-applied -f -',
  );
  expect(serverSide).toBe(
    `microk8s kubectl get statefulset/db -o go-template='{"apiVersion":"apps/v1","kind":"StatefulSet",` +
      `"metadata":{"name":"db"},"spec":{"replicas":{{.spec.replicas}}}}' | ` +
      'microk8s kubectl apply --server-side --field-manager=scaling-handover -f -',
  );
});

test.each<[string, () => ApiObject, string]>([
  [
    'a Service',
    () =>
      new ApiObject(new Chart(Testing.app(), 'shop'), 'web', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
      }),
    'Service web',
  ],
  ['a name', () => 'web' as never, '"web"'],
])('%s is refused', (_name, workload, given) => {
  expect(messageOf(() => ScalingHandover.of(workload()))).toBe(
    `ScalingHandover.of: ${given} has no replicas to hand over; give a Deployment or StatefulSet, like service.deployment`,
  );
});
