import { ClusterProfile } from 'cdk8s-aspnetcore';
import { IngressPath } from '../../../src/exposure/ingress/ingress-path';
import { NginxIngress } from '../../../src/exposure/ingress/nginx-ingress';
import { TraefikIngress } from '../../../src/exposure/ingress/traefik-ingress';
import { Tls } from '../../../src/exposure/tls/tls';
import { messageOf } from '../../support/manifests';
import { service, TRAEFIK } from './support';

const TLS = Tls.fromSecret('shop-tls');
const REDIRECT = 'nginx.ingress.kubernetes.io/ssl-redirect';
const HELM =
  'helm upgrade --install traefik traefik --repo https://traefik.github.io/charts -n traefik --create-namespace';
const INSTEAD = 'or use Exposure.gateway or Exposure.loadBalancer, or port-forward to a service of the cluster only';

test.each([
  [ClusterProfile.minikube(), 'minikube', 'minikube addons enable ingress', 'ingress'],
  [ClusterProfile.microk8s(), 'microk8s', 'microk8s enable ingress', 'ingress'],
  [ClusterProfile.kind(), 'kind', HELM, 'traefik'],
  [ClusterProfile.managed(), 'managed', HELM, 'traefik'],
])('a cluster without ingress controller: %#', (cluster, name, command, addon) => {
  expect(messageOf(() => service({}, cluster))).toBe(
    `shop/web: the cluster "${name}" has no ingress controller; run ${command} and say so in the cluster profile, addons: ["${addon}"]; ${INSTEAD}`,
  );
});

const BAD: [string, () => unknown, string][] = [
  [
    'settings of another controller',
    () => service({ controller: TraefikIngress.of({}) }),
    'shop/web: TraefikIngress has no meaning for the ingress class "nginx", which is one of nginx; use NginxIngress, or another className',
  ],
  [
    'nginx settings on Traefik',
    () => service({ controller: NginxIngress.of({}) }, TRAEFIK),
    'shop/web: NginxIngress has no meaning for the ingress class "traefik", which is one of traefik; use TraefikIngress, or another className',
  ],
  [
    'no Middlewares',
    () => service({ tls: TLS, className: 'traefik' }),
    `shop/web: the cluster "minikube" has no Traefik, whose Middlewares the settings or the redirect need; run ${HELM} and say so in the cluster profile, addons: ["traefik"], or crds: ["middlewares.traefik.io"]; or set redirectToHttps to false and leave the settings out`,
  ],
  [
    'no namespace',
    () => service({ tls: TLS }, TRAEFIK, ''),
    'shop/web: Traefik refers to its Middlewares by their namespace, and the chart has none; give the chart a namespace',
  ],
  [
    'redirect without TLS',
    () => service({ redirectToHttps: true }),
    'shop/web: redirectToHttps is true without tls; set tls, like Tls.fromSecret("web-tls")',
  ],
  [
    'redirect by an unknown controller',
    () => service({ tls: TLS, redirectToHttps: true, className: 'alb', controllerNamespace: 'kube-system' }),
    'shop/web: redirectToHttps is true, and the controller of the ingress class "alb" is not known; leave it out and use annotations, or say whose settings apply by controller: TraefikIngress.of({}), if it is Traefik\'s',
  ],
  [
    'no redirect on OpenShift',
    () => service({ tls: TLS, redirectToHttps: false }, ClusterProfile.openshift()),
    "shop/web: redirectToHttps is false, and OpenShift's router redirects anyway; leave it out",
  ],
  [
    'an unknown controller',
    () => service({ className: 'alb' }),
    'shop/web: the controller of the ingress class "alb" is not known, so neither is where its pods are; set controllerNamespace, or controllerSourceRanges for a load balancer outside the cluster',
  ],
  [
    'two places of the controller',
    () => service({ controllerNamespace: 'a', controllerSourceRanges: ['10.0.0.0/8'] }),
    'shop/web: both controllerNamespace and controllerSourceRanges are set; set the one that fits',
  ],
  [
    'a bad block',
    () => service({ controllerSourceRanges: ['10.0.0.1'] }),
    'shop/web: controllerSourceRanges has "10.0.0.1"; use blocks like "10.0.0.0/16"',
  ],
  [
    'no paths',
    () => service({ paths: [] }),
    'shop/web: the ingress has no paths; leave paths out for all of them, or list one',
  ],
  [
    'a path twice',
    () => service({ paths: [IngressPath.prefix('/a'), IngressPath.prefix('/a')] }),
    'shop/web: the path "/a" is listed twice; list each path once',
  ],
  [
    'a port that is not there',
    () => service({ portName: 'grpc' }),
    'shop/web: the ingress leads to the port "grpc", which the service does not have; use one of http',
  ],
  [
    'an annotation that an option sets',
    () => service({ tls: TLS, annotations: { [REDIRECT]: 'false' } }),
    `shop/web: annotation ${REDIRECT} is what an option sets already; set it in one place`,
  ],
  [
    'an annotation that is no text',
    () => service({ annotations: { a: true as unknown as string } }),
    'shop/web: annotation a true is not a string; write it as a string, like "true"',
  ],
  [
    'a path without slash',
    () => IngressPath.prefix('api'),
    'IngressPath.prefix: path "api" does not start with "/"; start it with "/", like "/api"',
  ],
  ['no path', () => IngressPath.exact(''), 'IngressPath.exact: path is empty; start it with "/", like "/api"'],
  [
    'a path with a query',
    () => IngressPath.exact('/a?b'),
    'IngressPath.exact: path "/a?b" can\'t be matched: it has a blank, "?", "#", "//", "%2f" or a "." element; use the path of a URL as browsers send it, like "/api/orders"',
  ],
];

test.each(BAD)('refused: %s', (_, action, message) => {
  expect(messageOf(action)).toBe(message);
});
