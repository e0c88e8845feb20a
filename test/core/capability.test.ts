import { ApiObject, Chart, Lazy, Testing } from 'cdk8s';
import { ICapability, IPodContributor, PodDraft, ServiceContext, WebService } from 'cdk8s-aspnetcore';
import { besidesTmp, manifestOf, messageOf } from '../support/manifests';

function web(): WebService {
  return new WebService(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'web', { image: 'web:1' });
}

/** What a user of ours might write: an object of its own, and something in every pod. */
class Mesh implements ICapability, IPodContributor {
  public readonly capabilityName = 'mesh';

  public bind(context: ServiceContext): void {
    context.intent.addContributor(this);
    context.intent.addPort({ portName: 'admin', containerPort: 15000, servicePort: 15000 });
    new ApiObject(context.scope, 'mesh', {
      apiVersion: 'example.com/v1',
      kind: 'Mesh',
      metadata: { name: context.serviceName, namespace: context.namespaceName },
      spec: Lazy.any({ produce: () => ({ tracks: context.model.tracks.map(({ objectName }) => objectName) }) }),
    });
  }

  public contribute(pod: PodDraft): void {
    pod.addAnnotation('example.com/mesh', 'on');
    pod.addVolume({ name: 'certs', emptyDir: { medium: 'Memory' } });
    pod.main.addMount({ name: 'certs', mountPath: '/certs', readOnly: true });
    pod.addInitContainer({ name: 'proxy', image: 'proxy:1' }, { restartPolicy: 'Always' });
    pod.main.environment.add({ name: 'MESH', value: 'on', origin: 'mesh' });
  }
}

test('a capability of your own fills ports, pods and objects like ours', () => {
  const service = web();
  service.use(new Mesh());
  const { template } = manifestOf(service, 'Deployment').spec;
  expect(template.metadata.annotations).toEqual({ 'example.com/mesh': 'on' });
  expect(template.spec.initContainers).toMatchObject([{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' }]);
  expect(template.spec.initContainers[0].securityContext).toEqual(template.spec.containers[0].securityContext);
  expect(besidesTmp(template.spec.volumes)).toEqual([{ name: 'certs', emptyDir: { medium: 'Memory' } }]);
  expect(template.spec.containers[0]).toMatchObject({
    env: [{ name: 'MESH', value: 'on' }],
    ports: [{ name: 'http' }, { name: 'admin', containerPort: 15000 }],
    volumeMounts: [
      { name: 'certs', mountPath: '/certs', readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  });
  expect(manifestOf(service, 'Service').spec.ports.map(({ name }: { name: string }) => name)).toEqual([
    'http',
    'admin',
  ]);
  expect(manifestOf(service, 'Mesh').spec).toEqual({ tracks: ['web'] });
});

test('what does not fit is said when it is bound', () => {
  const twice: ICapability = {
    capabilityName: 'twice',
    bind: ({ intent }) =>
      intent.addContributor({
        contribute: (pod) => pod.main.environment.add({ name: 'mesh', value: 'off', origin: 'twice' }),
      }),
  };
  const service = web();
  service.use(new Mesh());
  expect(messageOf(() => service.use(twice))).toBe(
    'shop/web: environment variable mesh comes from twice, and MESH from mesh; set it in one place (.NET ignores the case of names)',
  );
});

test('the model is resolved once, frozen at every depth, and refuses later changes', () => {
  const service = web();
  const { model } = service;
  expect(service.model).toBe(model);
  expect(model.tracks.map(({ trackName, objectName }) => [trackName, objectName])).toEqual([['stable', 'web']]);
  expect(model.routes).toEqual([{ trackName: 'stable', weight: 100 }]);
  expect(() => Object.assign(model.tracks[0].podLabels, { a: 'b' })).toThrow(TypeError);
  expect(() => model.ports.push(model.ports[0])).toThrow(TypeError);
  expect(messageOf(() => service.use(new Mesh()))).toBe(
    'shop/web: the service was changed after it had been rendered; change it before synth',
  );
});

test('rendering twice gives the same', () => {
  const service = web();
  service.use(new Mesh());
  const chart = Chart.of(service);
  expect(JSON.stringify(chart.toJson())).toBe(JSON.stringify(chart.toJson()));
});
