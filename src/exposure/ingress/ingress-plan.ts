import { ServiceContext } from '../../core/service-context';
import { ErrorCode, fail } from '../../private/errors';
import { sortedRecord } from '../../private/plain';
import { requireString, show } from '../../private/values';
import { IngressClass } from './ingress-class';
import { ControllerPlan, redirectPlan } from './ingress-controller';
import { IngressOptions } from './ingress-options';
import { IngressPath } from './ingress-path';

const CODE: ErrorCode = 'ingress-invalid';

/** The paths, `/` and all below it by default. */
export function pathsOf(path: string, options: IngressOptions): IngressPath[] {
  const paths = options.paths ?? [IngressPath.prefix('/')];
  if (paths.length === 0) {
    fail(CODE, path, 'the ingress has no paths', 'leave paths out for all of them, or list one');
  }
  const keys = paths.map(({ path: text, pathType }) => `${pathType} ${text}`);
  const twice = paths.find((_, index) => keys.indexOf(keys[index]) !== index);
  if (twice !== undefined) {
    fail(CODE, path, `the path ${show(twice.path)} is listed twice`, 'list each path once');
  }
  return [...paths];
}

/** The name of the port that gets the requests. */
export function portNameOf(context: ServiceContext, options: IngressOptions): string {
  const names = context.intent.ports.map((port) => port.portName);
  const { portName = names[0] } = options;
  if (!names.includes(portName)) {
    const problem = `the ingress leads to the port ${show(portName)}, which the service does not have`;
    fail(CODE, context.path, problem, `use one of ${names.join(', ')}`);
  }
  return portName;
}

/** Whether plain HTTP is redirected: by default where there is TLS, and a controller that can be told so. */
export function redirectOf(path: string, ingressClass: IngressClass, options: IngressOptions, tls: boolean): boolean {
  const { className, family } = ingressClass;
  const { redirectToHttps } = options;
  if (redirectToHttps === true && !tls) {
    fail(CODE, path, 'redirectToHttps is true without tls', 'set tls, like Tls.fromSecret("web-tls")');
  }
  if (redirectToHttps === true && family === undefined) {
    fail(
      CODE,
      path,
      `redirectToHttps is true, and the controller of the ingress class "${className}" is not known`,
      "leave it out and use annotations, or say whose settings apply by controller: TraefikIngress.of({}), if it is Traefik's",
    );
  }
  if (redirectToHttps === false && tls && family === 'openshift') {
    fail(CODE, path, "redirectToHttps is false, and OpenShift's router redirects anyway", 'leave it out');
  }
  return tls && family !== undefined && redirectToHttps !== false;
}

/** What the class, the redirect, the settings and the user's annotations come to together. */
export function planOf(
  path: string,
  ingressClass: IngressClass,
  options: IngressOptions,
  tls: boolean,
): ControllerPlan {
  const redirect = redirectOf(path, ingressClass, options, tls);
  const plans = [
    ...(tls ? [redirectPlan(ingressClass.family, redirect)] : []),
    ...(options.controller ? [options.controller._plan(path, redirect)] : []),
  ];
  const annotations: Record<string, string> = Object.assign({}, ...plans.map((plan) => plan.annotations));
  Object.entries(options.annotations ?? {}).forEach(([key, value]) => {
    requireString(CODE, path, `annotation ${key}`, value, 'write it as a string, like "true"');
    if (Object.hasOwn(annotations, key)) {
      fail(CODE, path, `annotation ${key} is what an option sets already`, 'set it in one place');
    }
    annotations[key] = value;
  });
  return {
    annotations: sortedRecord(annotations),
    serviceAnnotations: Object.assign({}, ...plans.map((plan) => plan.serviceAnnotations)) as Record<string, string>,
    middlewares: plans.flatMap((plan) => plan.middlewares),
    traefik: { httpsOnly: redirect, ...plans.find((plan) => plan.traefik)?.traefik },
  };
}
