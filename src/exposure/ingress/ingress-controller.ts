import { ClusterProfile } from '../../cluster/cluster-profile';

/** The controllers whose settings this library knows. */
export type ControllerFamily = 'nginx' | 'traefik' | 'openshift';

/** A Traefik Middleware to create: what it does, for its name, and its spec. */
export interface MiddlewarePlan {
  readonly suffix: string;
  readonly spec: Record<string, unknown>;
}

/** A cookie, in the fields of Traefik's own kinds. */
export interface TraefikCookie {
  readonly name?: string;
  readonly httpOnly: boolean;
  readonly secure?: boolean;
  readonly sameSite?: string;
  readonly maxAge?: number;
}

/** What Traefik's own kinds need to be told, as they read no annotations of an Ingress or a Service. */
export interface TraefikPlan {
  readonly entryPoints?: string[];
  /** What the pods speak, where it is not plain HTTP/1.1. */
  readonly scheme?: string;
  /** The cookie that leads to the same pod again. */
  readonly cookie?: TraefikCookie;
  /** Whether plain HTTP is turned away. */
  readonly httpsOnly?: boolean;
}

/** What a controller's settings come to. */
export interface ControllerPlan {
  readonly annotations: Record<string, string>;
  readonly serviceAnnotations: Record<string, string>;
  readonly middlewares: MiddlewarePlan[];
  /** The same for Traefik's own kinds. */
  readonly traefik?: TraefikPlan;
}

/** Settings of one ingress controller: `NginxIngress.of(…)` or `TraefikIngress.of(…)`. */
export abstract class IngressController {
  /** @internal */
  public abstract readonly _family: ControllerFamily;
  /** The class that creates it, for messages. */
  public abstract readonly controllerName: string;

  /**
   * What the settings come to.
   * @param path the construct path, for messages
   * @param httpsOnly whether plain HTTP is turned away
   * @throws when a setting is not valid
   * @internal
   */
  public abstract _plan(path: string, httpsOnly: boolean): ControllerPlan;
}

/** MicroK8s 1.35 changed its ingress add-on to Traefik. Source: https://canonical.com/microk8s/docs/addon-ingress */
const MICROK8S_TRAEFIK = 35;

/** Which controller serves a class, as far as the class's usual name says; undefined when it says nothing. */
export function familyOf(cluster: ClusterProfile, className: string): ControllerFamily | undefined {
  if (cluster.name === 'microk8s' && className === 'public') {
    return cluster.kubernetesVersion.isAtLeast(MICROK8S_TRAEFIK) ? 'traefik' : 'nginx';
  }
  const usual: Record<string, ControllerFamily> = {
    nginx: 'nginx',
    traefik: 'traefik',
    'openshift-default': 'openshift',
  };
  return Object.hasOwn(usual, className) ? usual[className] : undefined;
}

/** What turns plain HTTP away to HTTPS, on an Ingress with TLS. OpenShift's router does so by itself. */
export function redirectPlan(family: ControllerFamily | undefined, redirect: boolean): ControllerPlan {
  const annotations: Record<string, string> =
    family === 'nginx' ? { 'nginx.ingress.kubernetes.io/ssl-redirect': `${redirect}` } : {};
  const redirectScheme = { scheme: 'https', permanent: true };
  const middlewares = family === 'traefik' && redirect ? [{ suffix: 'https', spec: { redirectScheme } }] : [];
  return { annotations, serviceAnnotations: {}, middlewares };
}
