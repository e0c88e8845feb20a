import { ClusterProfile } from 'cdk8s-aspnetcore';
import { RootValidation } from '../../../src/core/root-validation';
import { Prerequisites } from '../../../src/core/prerequisites';
import { IngressPath } from '../../../src/exposure/ingress/ingress-path';
import { Tls } from '../../../src/exposure/tls/tls';
import { BareService } from '../../support/bare-service';
import { NGINX, ofKind, service, TRAEFIK } from './support';

const TLS = Tls.fromSecret('shop-tls');
const REDIRECT = 'nginx.ingress.kubernetes.io/ssl-redirect';

/** The warnings of the tree that a service is in, as synth prints them. */
function warningsOf(bare: BareService): string[] {
  const cluster = ClusterProfile.managed();
  const object = {
    path: '',
    chartPath: '',
    apiVersion: 'v1',
    kind: 'ConfigMap',
    objectName: 'x',
    cluster,
    manifest: {},
  };
  return RootValidation.of(bare)
    .examine([object])
    .findings.map(({ path, problem, fix }) => `${path}: ${problem}; ${fix}`);
}

test('hosts alone give a Service and an Ingress of the cluster’s class', () => {
  const bare = service();
  expect(bare.manifests.map(({ kind }) => kind)).toEqual(['Service', 'Ingress']);
  expect(ofKind(bare, 'Ingress')[0]).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'shop', labels: bare.context.model.labels },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }],
          },
        },
      ],
    },
  });
});

test('hosts, paths, a port, a class and annotations of one’s own', () => {
  const [manifest] = ofKind(
    service({
      hosts: ['a.example.com', '*.b.example.com'],
      paths: [IngressPath.prefix('/api'), IngressPath.exact('/x'), IngressPath.implementationSpecific('/v\\d+')],
      className: 'internal',
      controllerNamespace: 'proxies',
      portName: 'grpc',
      service: { extraPorts: [{ portName: 'grpc', containerPort: 9000 }] },
      annotations: { 'example.com/z': '1', 'example.com/a': '2' },
    }),
    'Ingress',
  );
  expect(manifest.metadata.annotations).toEqual({ 'example.com/a': '2', 'example.com/z': '1' });
  expect(manifest.spec.ingressClassName).toBe('internal');
  expect(manifest.spec.rules.map(({ host }: any) => host)).toEqual(['a.example.com', '*.b.example.com']);
  const backend = { service: { name: 'web', port: { name: 'grpc' } } };
  expect(manifest.spec.rules[1].http.paths).toEqual([
    { path: '/api', pathType: 'Prefix', backend },
    { path: '/x', pathType: 'Exact', backend },
    { path: '/v\\d+', pathType: 'ImplementationSpecific', backend },
  ]);
});

test('with TLS every host is on it, and plain HTTP is redirected', () => {
  const [manifest] = ofKind(service({ hosts: ['a.example.com', 'b.example.com'], tls: TLS }), 'Ingress');
  expect(manifest.spec.tls).toEqual([{ hosts: ['a.example.com', 'b.example.com'], secretName: 'shop-tls' }]);
  expect(manifest.metadata.annotations).toEqual({ [REDIRECT]: 'true' });
});

test('redirectToHttps: false leaves plain HTTP, on each controller in its way', () => {
  const off = { tls: TLS, redirectToHttps: false };
  expect(ofKind(service(off), 'Ingress')[0].metadata.annotations).toEqual({ [REDIRECT]: 'false' });
  expect(service(off, TRAEFIK).manifests.map(({ kind }) => kind)).toEqual(['Service', 'Ingress']);
});

test('Traefik redirects by a Middleware that the router names', () => {
  const bare = service({ tls: TLS }, TRAEFIK);
  expect(ofKind(bare, 'Middleware')).toEqual([
    {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'Middleware',
      metadata: { name: 'web-https', namespace: 'shop', labels: bare.context.model.labels },
      spec: { redirectScheme: { scheme: 'https', permanent: true } },
    },
  ]);
  expect(ofKind(bare, 'Ingress')[0].metadata.annotations).toEqual({
    'traefik.ingress.kubernetes.io/router.middlewares': 'shop-web-https@kubernetescrd',
  });
});

test("OpenShift's router redirects by itself", () => {
  expect(ofKind(service({ tls: TLS }, ClusterProfile.openshift()), 'Ingress')[0].metadata.annotations).toBeUndefined();
});

const PORT = { ports: [{ containerPort: 8080 }] };
const MANAGED_TRAEFIK = ClusterProfile.managed({ addons: ['traefik'] });
const MICROK8S = ClusterProfile.microk8s({ addons: ['ingress'] });

test.each([
  ['minikube', NGINX, {}, { namespaceName: 'ingress-nginx' }],
  ['k3d', TRAEFIK, {}, { namespaceName: 'kube-system' }],
  ['managed with Traefik', MANAGED_TRAEFIK, {}, { namespaceName: 'traefik' }],
  ['MicroK8s', MICROK8S, {}, { namespaceName: 'ingress' }],
  [
    'OpenShift',
    ClusterProfile.openshift(),
    {},
    { namespaceLabels: { 'network.openshift.io/policy-group': 'ingress' } },
  ],
  ['a namespace of its own', NGINX, { controllerNamespace: 'proxies' }, { namespaceName: 'proxies' }],
  ['a load balancer', NGINX, { className: 'alb', controllerSourceRanges: ['10.0.0.0/16'] }, { cidr: '10.0.0.0/16' }],
])('the network lets the controller in: %s', (_, cluster, options, peer) => {
  expect(service(options, cluster).context.intent.clients).toEqual([{ ...peer, ...PORT }]);
});

test('MicroK8s has ingress-nginx before 1.35, Traefik from then on', () => {
  const newer = ClusterProfile.microk8s({ addons: ['ingress'], kubernetesVersion: '1.35' });
  expect(ofKind(service({ tls: TLS }, MICROK8S), 'Middleware')).toEqual([]);
  expect(ofKind(service({ tls: TLS }, newer), 'Middleware')).toHaveLength(1);
  expect(service({ tls: TLS }, newer).context.intent.clients).toEqual([{ namespaceName: 'ingress', ...PORT }]);
});

test('what must be on the cluster', () => {
  expect(Prerequisites.of(service({}, NGINX)).all).toEqual([
    { name: 'IngressClass nginx', install: 'minikube addons enable ingress', neededBy: 'shop/web' },
  ]);
});

test('ingress-nginx is warned of where it is not for a try', () => {
  expect(warningsOf(service())).toEqual([]);
  expect(warningsOf(service({}, MANAGED_TRAEFIK))).toEqual([]);
  expect(warningsOf(service({}, ClusterProfile.managed({ addons: ['ingress-nginx'] })))).toEqual([
    'shop/web: the ingress class "nginx" is one of ingress-nginx, which was retired in March 2026 and gets no security fixes; move to Exposure.gateway, or to another ingress controller such as Traefik',
  ]);
});

test('a controller that nobody knows is not told to redirect, which is warned of', () => {
  const options = { className: 'alb', controllerNamespace: 'kube-system', tls: TLS };
  expect(warningsOf(service({ ...options, redirectToHttps: false }))).toEqual([]);
  expect(warningsOf(service(options))).toEqual([
    'shop/web: plain HTTP is not redirected to HTTPS: the controller of the ingress class "alb" is not known; redirect by annotations of that controller, and say redirectToHttps: false',
  ]);
});
