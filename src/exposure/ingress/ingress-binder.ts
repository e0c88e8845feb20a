import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ManagedObject } from '../../core/managed-object';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { ErrorCode, fail } from '../../private/errors';
import { requireHosts } from '../hosts';
import { createService } from '../service/create-service';
import { createCertificate } from '../tls/certificate';
import { Tls } from '../tls/tls';
import { controllerPeers, IngressClass, ingressClassOf, installation, requireMiddlewares } from './ingress-class';
import { ControllerPlan, MiddlewarePlan } from './ingress-controller';
import { addIngressFindings } from './ingress-findings';
import { IngressOptions } from './ingress-options';
import { pathsOf, planOf, portNameOf } from './ingress-plan';

const CODE: ErrorCode = 'ingress-invalid';
const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares';

/** Creates a Service, an Ingress that leads to it, and what the Ingress's TLS and controller need. */
export class IngressBinder {
  private readonly options: IngressOptions;

  public constructor(options: IngressOptions) {
    this.options = { ...options };
  }

  /** @throws when an option is not valid, or the cluster has no ingress controller */
  public bind(context: ServiceContext): void {
    const { path, cluster } = context;
    const { options } = this;
    const hosts = requireHosts(path, options.hosts);
    const paths = pathsOf(path, options);
    const ingressClass = ingressClassOf(path, cluster, options);
    const peers = controllerPeers(path, cluster, ingressClass, options);
    const secretName = createCertificate(context, 'certificate', hosts, options.tls ?? Tls.none());
    const tls = secretName !== undefined;
    const plan = planOf(path, ingressClass, options, tls);
    const annotations = { ...options.service?.annotations, ...plan.serviceAnnotations };
    createService(context, { ...options.service, annotations });
    const portName = portNameOf(context, options);
    openNetwork(context, portName, peers);
    const created = createMiddlewares(context, plan);
    const metadata = {
      name: context.serviceName,
      namespace: context.namespaceName,
      labels: context.serviceLabels(),
      annotations: { ...plan.annotations, ...(created.length > 0 && { [MIDDLEWARES]: created.join(',') }) },
    };
    const props = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata };
    const backend = { service: { name: context.serviceName, port: { name: portName } } };
    const http = { paths: paths.map((entry) => ({ path: entry.path, pathType: entry.pathType, backend })) };
    const spec: k8s.IngressSpec = {
      ingressClassName: ingressClass.className,
      tls: secretName === undefined ? undefined : [{ hosts, secretName }],
      rules: hosts.map((host) => ({ host, http })),
    };
    new ManagedObject(context.scope, 'ingress', props, () => k8s.toJson_IngressSpec(spec));
    requireOnCluster(context, ingressClass, created.length > 0);
    addIngressFindings(context, ingressClass, tls, options.redirectToHttps);
  }
}

type Peers = ReturnType<typeof controllerPeers>;

function openNetwork({ intent }: ServiceContext, portName: string, peers: Peers): void {
  const { containerPort } = intent.ports.find((port) => port.portName === portName)!;
  peers.forEach((peer) => intent.addClient({ ...peer, ports: [{ containerPort }] }));
}

/** The Middlewares of a plan; the names by which routers refer to them. */
function createMiddlewares(context: ServiceContext, { middlewares }: ControllerPlan): string[] {
  if (middlewares.length === 0) {
    return [];
  }
  const { path, cluster, namespaceName } = context;
  requireMiddlewares(path, cluster);
  if (namespaceName === undefined) {
    const problem = 'Traefik refers to its Middlewares by their namespace, and the chart has none';
    fail(CODE, path, problem, 'give the chart a namespace');
  }
  return middlewares.map((plan) => {
    const middleware = createMiddleware(context, plan);
    return `${namespaceName}-${middleware.name}@kubernetescrd`;
  });
}

function createMiddleware(context: ServiceContext, { suffix, spec }: MiddlewarePlan): ApiObject {
  const metadata = {
    name: `${context.serviceName}-${suffix}`,
    namespace: context.namespaceName,
    labels: context.serviceLabels(),
  };
  const props = { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata };
  return new ManagedObject(context.scope, `middleware-${suffix}`, props, () => spec);
}

/** Traefik 3 because of its options' names. */
function requireOnCluster(context: ServiceContext, { className }: IngressClass, traefik: boolean): void {
  const { path, cluster } = context;
  const [install] = installation(cluster);
  const registry = Prerequisites.of(context.scope);
  registry.add({ name: `IngressClass ${className}`, install, neededBy: path });
  if (traefik) {
    registry.add({ name: 'middlewares.traefik.io', minimumVersion: 'Traefik 3.0', install, neededBy: path });
  }
}
