import { Finding, FindingSeverity } from '../../core/check';
import { RootValidation } from '../../core/root-validation';
import { ServiceContext } from '../../core/service-context';
import { IngressClass } from './ingress-class';

/** Warns of what works and should not stay: synth prints it and goes on. */
export function addIngressFindings(
  context: ServiceContext,
  ingressClass: IngressClass,
  tls: boolean,
  redirectToHttps: boolean | undefined,
): void {
  const findings = [
    ...(ingressClass.family === 'nginx' && !context.cluster.isLocal ? [retirement(context, ingressClass)] : []),
    ...(ingressClass.family === undefined && tls && redirectToHttps === undefined
      ? [noRedirect(context, ingressClass)]
      : []),
  ];
  if (findings.length > 0) {
    RootValidation.of(context.scope).addFindings(() => findings);
  }
}

/** Source: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
function retirement({ path }: ServiceContext, { className }: IngressClass): Finding {
  return {
    checkId: 'ingress-nginx-retired',
    severity: FindingSeverity.WARNING,
    path,
    problem: `the ingress class "${className}" is one of ingress-nginx, which was retired in March 2026 and gets no security fixes`,
    fix: 'move to Exposure.gateway, or to another ingress controller such as Traefik',
  };
}

function noRedirect({ path }: ServiceContext, { className }: IngressClass): Finding {
  return {
    checkId: 'ingress-redirect',
    severity: FindingSeverity.WARNING,
    path,
    problem: `plain HTTP is not redirected to HTTPS: the controller of the ingress class "${className}" is not known`,
    fix: 'redirect by annotations of that controller, and say redirectToHttps: false',
  };
}
