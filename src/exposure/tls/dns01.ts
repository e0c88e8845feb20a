import { Construct } from 'constructs';
import { Prerequisites } from '../../core/prerequisites';
import { fail } from '../../private/errors';
import { requireDnsDomain } from '../../private/names';
import { requireString, show } from '../../private/values';
import { issuerNamespace, needSecret } from './cert-manager';
import {
  Dns01AzureDnsOptions,
  Dns01CloudDnsOptions,
  Dns01CloudflareOptions,
  Dns01Route53Options,
  SolverSecret,
} from './solver-options';

/** Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
const SECRET_KEY = /^[A-Za-z0-9._-]{1,253}$/;

/** Amazon Route 53. */
export function route53(scope: Construct, clusterWide: boolean, options: Dns01Route53Options): object {
  const { region, hostedZoneId, role, accessKeyId, secretAccessKey } = options;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    const [given, missing] =
      accessKeyId === undefined ? ['secretAccessKey', 'accessKeyId'] : ['accessKeyId', 'secretAccessKey'];
    fail('issuer-invalid', scope.node.path, `${given} comes without ${missing}`, 'set both, or leave both out');
  }
  if (accessKeyId === undefined) {
    needAmbientCredentials(scope, clusterWide);
  }
  return {
    region: optional(scope, 'region', region),
    hostedZoneID: optional(scope, 'hostedZoneId', hostedZoneId),
    role: optional(scope, 'role', role),
    accessKeyID: optional(scope, 'accessKeyId', accessKeyId),
    secretAccessKeySecretRef: secretAccessKey && secretRef(scope, clusterWide, secretAccessKey),
  };
}

/** Azure DNS. */
export function azureDns(scope: Construct, clusterWide: boolean, options: Dns01AzureDnsOptions): object {
  const { managedIdentityClientId, servicePrincipal } = options;
  if (managedIdentityClientId !== undefined && servicePrincipal !== undefined) {
    const problem = 'there are both a managedIdentityClientId and a servicePrincipal';
    fail('issuer-invalid', scope.node.path, problem, 'keep one of them');
  }
  if (servicePrincipal === undefined) {
    needAmbientCredentials(scope, clusterWide);
  }
  const identity = optional(scope, 'managedIdentityClientId', managedIdentityClientId);
  return {
    subscriptionID: required(scope, 'subscriptionId', options.subscriptionId),
    resourceGroupName: required(scope, 'resourceGroupName', options.resourceGroupName),
    hostedZoneName: optional(scope, 'hostedZoneName', options.hostedZoneName),
    managedIdentity: { clientID: identity },
    ...(servicePrincipal && {
      tenantID: required(scope, 'tenantId', servicePrincipal.tenantId),
      clientID: required(scope, 'clientId', servicePrincipal.clientId),
      clientSecretSecretRef: secretRef(scope, clusterWide, servicePrincipal.clientSecret),
    }),
  };
}

/** Google Cloud DNS. */
export function cloudDns(scope: Construct, clusterWide: boolean, options: Dns01CloudDnsOptions): object {
  const { serviceAccountKey } = options;
  if (serviceAccountKey === undefined) {
    needAmbientCredentials(scope, clusterWide);
  }
  return {
    project: required(scope, 'project', options.project),
    hostedZoneName: optional(scope, 'hostedZoneName', options.hostedZoneName),
    serviceAccountSecretRef: serviceAccountKey && secretRef(scope, clusterWide, serviceAccountKey),
  };
}

/** Cloudflare. */
export function cloudflare(scope: Construct, clusterWide: boolean, options: Dns01CloudflareOptions): object {
  return { apiTokenSecretRef: secretRef(scope, clusterWide, options.apiToken) };
}

/**
 * Without credentials of its own a solver takes those of the cert-manager pod, which namespaced issuers may not
 * unless cert-manager was told so. Source: https://cert-manager.io/docs/configuration/acme/dns01/route53/
 */
function needAmbientCredentials(scope: Construct, clusterWide: boolean): void {
  if (!clusterWide) {
    Prerequisites.of(scope).add({
      name: 'cert-manager with ambient credentials for namespaced issuers',
      install: 'start its controller with --issuer-ambient-credentials, or use clusterWide: true',
      neededBy: scope.node.path,
    });
  }
}

/** Refers to a value of a Secret, which somebody else must have created. */
function secretRef(scope: Construct, clusterWide: boolean, secret: SolverSecret): object {
  const { path } = scope.node;
  const name = requireDnsDomain(path, 'secretName', secret.secretName, 'dns-token');
  const { key } = secret;
  if (typeof key !== 'string' || !SECRET_KEY.test(key)) {
    const fix = 'use at most 253 letters, digits, "-", "_" and "."';
    fail('issuer-invalid', path, `key ${show(key)} of the secret "${name}" is not valid`, fix);
  }
  needSecret(scope, name, issuerNamespace(scope, clusterWide), `generic ${name} --from-literal=${key}=…`);
  return { name, key };
}

function required(scope: Construct, what: string, value: string): string {
  return requireString('issuer-invalid', scope.node.path, what, value, 'set it');
}

function optional(scope: Construct, what: string, value: string | undefined): string | undefined {
  return value === undefined
    ? undefined
    : requireString('issuer-invalid', scope.node.path, what, value, 'set it, or leave it out');
}
