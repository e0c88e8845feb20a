import { ApiObject } from 'cdk8s';
import { ManagedObject } from '../../core/managed-object';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { ErrorCode, fail } from '../../private/errors';
import { requireHosts } from '../hosts';
import { createService } from '../service/create-service';
import { createCertificate } from '../tls/certificate';
import { Tls } from '../tls/tls';
import {
  controllerPeers,
  IngressClass,
  ingressClassOf,
  installation,
  requireMiddlewares,
  SPLITTING_KINDS,
} from './ingress-class';
import { ControllerPlan, MiddlewarePlan } from './ingress-controller';
import { addIngressFindings } from './ingress-findings';
import { createIngress, IngressObject } from './ingress-object';
import { IngressOptions } from './ingress-options';
import { pathsOf, planOf, portNameOf } from './ingress-plan';
import { createPreviews } from './preview-ingress';
import { routeSplitterOf } from './route-splitter';
import { splitByNginx, splitByTraefik } from './split-routes';

const CODE: ErrorCode = 'ingress-invalid';
const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares';

/** Creates a Service, an Ingress that leads to it, and what its TLS, its controller and its versions need. */
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
    const splitter = routeSplitterOf(context, ingressClass);
    const secretName = createCertificate(context, 'certificate', hosts, options.tls ?? Tls.none());
    const tls = secretName !== undefined;
    const plan = planOf(path, ingressClass, options, tls);
    const annotations = { ...options.service?.annotations, ...plan.serviceAnnotations };
    createService(context, { ...options.service, annotations });
    const portName = portNameOf(context, options);
    openNetwork(context, portName, peers);
    const created = createMiddlewares(context, plan);
    const frame = { className: ingressClass.className, paths, portName };
    const main: IngressObject = {
      id: 'ingress',
      objectName: context.serviceName,
      serviceName: context.serviceName,
      labels: context.serviceLabels(),
      annotations: { ...plan.annotations, ...(created.length > 0 && { [MIDDLEWARES]: created.join(',') }) },
      hosts,
      secretName,
    };
    if (splitter === 'nginx') {
      splitByNginx(context, frame, main);
    } else if (splitter === 'traefik') {
      splitByTraefik(context, frame, main, plan, options);
    } else {
      createIngress(context, frame, main);
    }
    createPreviews(context, frame, main, options.tls ?? Tls.none());
    requireOnCluster(context, ingressClass, [
      ...(created.length > 0 ? ['middlewares.traefik.io'] : []),
      ...(splitter === 'traefik' ? SPLITTING_KINDS : []),
    ]);
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
function requireOnCluster(context: ServiceContext, { className }: IngressClass, crds: string[]): void {
  const { path, cluster } = context;
  const [install] = installation(cluster);
  const registry = Prerequisites.of(context.scope);
  registry.add({ name: `IngressClass ${className}`, install, neededBy: path });
  crds.forEach((name) => registry.add({ name, minimumVersion: 'Traefik 3.0', install, neededBy: path }));
}
