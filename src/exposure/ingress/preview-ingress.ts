import { Finding, FindingSeverity } from '../../core/check';
import { RootValidation } from '../../core/root-validation';
import { PreviewModel } from '../../core/route';
import { ServiceContext } from '../../core/service-context';
import { show } from '../../private/values';
import { requirePreviewHosts } from '../hosts';
import { covers, createCertificateOf } from '../tls/certificate';
import { Tls } from '../tls/tls';
import { createIngress, IngressFrame, IngressObject } from './ingress-object';

/** Creates an Ingress for each host at which a version may be looked at before it gets requests. */
export function createPreviews(context: ServiceContext, frame: IngressFrame, main: IngressObject, tls: Tls): void {
  const { path, intent } = context;
  const { previews } = intent.routing;
  if (previews.length === 0) {
    return;
  }
  requirePreviewHosts(path, previews, main.hosts);
  for (const preview of previews) {
    createIngress(context, frame, {
      ...main,
      id: `ingress-${preview.serviceName}`,
      objectName: preview.serviceName,
      serviceName: preview.serviceName,
      hosts: [preview.host],
      secretName: main.secretName && previewSecret(context, preview, main.secretName, main.hosts, tls),
    });
  }
}

/**
 * The TLS Secret of a preview: the service's, where that is for its host. Else cert-manager gets a certificate of its
 * own, so that no trouble with the preview's host keeps the service's certificate from being renewed.
 */
function previewSecret(
  context: ServiceContext,
  { serviceName, host }: PreviewModel,
  secretName: string,
  hosts: string[],
  tls: Tls,
): string {
  const { scope, path, namespaceName } = context;
  const { _certificate: certificate, _hosts: certified } = tls;
  if ((certified ?? hosts).some((name) => covers(name, host))) {
    return secretName;
  }
  if (certificate === undefined && certified === undefined) {
    RootValidation.of(scope).addFindings(() => [unknownCover(path, secretName, hosts, host)]);
    return secretName;
  }
  const own = certificate ? Tls.certManager({ ...certificate, hosts: undefined, secretName: undefined }) : tls;
  const defaultName = `${serviceName}-tls`;
  const owner = { scope, namespaceName, labels: context.serviceLabels(), defaultName };
  return createCertificateOf(owner, `certificate-${serviceName}`, [host], own)!;
}

function unknownCover(path: string, secretName: string, hosts: string[], host: string): Finding {
  const list = [...hosts, host].map(show).join(', ');
  return {
    checkId: 'preview-certificate',
    severity: FindingSeverity.WARNING,
    path,
    problem: `the preview host ${show(host)} has the certificate of the Secret ${show(secretName)}, which must be for it too`,
    fix: `say that it is: Tls.fromSecret(${show(secretName)}, { hosts: [${list}] })`,
  };
}
