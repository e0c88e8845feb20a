import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { ConfigKeys } from './config-keys';
import { isName, memberOf } from './mention';
import { objectsIn } from './pod-template';

/** A ConfigMap or Secret that a controller makes, or adds keys to, because an object of the app asks for it. */
export interface MadeConfig {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: unknown;
  /** Where it is made; undefined where that is for the controller to know. */
  readonly namespaceName: string | undefined;
  readonly keys: ConfigKeys;
  /** It only adds keys to what another one makes. */
  readonly isMerged?: boolean;
}

type Json = Record<string, any>;
type Maker = (object: SynthesizedObject, spec: Json) => MadeConfig[];

const secret = ({ namespaceName }: SynthesizedObject, name: unknown, keys?: ConfigKeys): MadeConfig => ({
  kind: 'Secret',
  name,
  namespaceName,
  keys,
});

/** Source: https://cert-manager.io/docs/usage/certificate/ */
function ofCertificate(object: SynthesizedObject, spec: Json): MadeConfig[] {
  const isPlain = spec.keystores === undefined && spec.additionalOutputFormats === undefined;
  const keys = isPlain ? new Set(['tls.crt', 'tls.key', 'ca.crt']) : undefined;
  return [secret(object, spec.secretName, keys)];
}

/** Source: https://external-secrets.io/latest/api/externalsecret/ */
function ofExternalSecret(object: SynthesizedObject, spec: Json): MadeConfig[] {
  const { name = object.objectName, template, creationPolicy } = memberOf(spec.target);
  const isTold = spec.dataFrom === undefined && template === undefined;
  const keys = isTold ? new Set(objectsIn(spec.data).map(({ secretKey }) => String(secretKey))) : undefined;
  const isMerged = creationPolicy === 'Merge' || creationPolicy === 'None';
  return [{ ...secret(object, name, keys), isMerged }];
}

/** Source: https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets */
function ofSealedSecret(object: SynthesizedObject, spec: Json): MadeConfig[] {
  const { metadata, data } = memberOf(spec.template);
  const keys = new Set([...Object.keys(memberOf(spec.encryptedData)), ...Object.keys(memberOf(data))]);
  return [secret(object, memberOf(metadata).name ?? object.objectName, keys)];
}

/** cert-manager makes a Certificate of its own for what carries its annotations. */
function ofAnnotated(object: SynthesizedObject, secrets: MadeConfig[]): MadeConfig[] {
  const annotations = Object.keys(memberOf(memberOf(object.manifest.metadata).annotations));
  const isAsked = annotations.some((key) =>
    /^(cert-manager\.io\/(cluster-)?issuer|kubernetes\.io\/tls-acme)$/.test(key),
  );
  return isAsked ? secrets : [];
}

function ofGateway(object: SynthesizedObject, spec: Json): MadeConfig[] {
  const references = objectsIn(spec.listeners).flatMap(({ tls }) => objectsIn(memberOf(tls).certificateRefs));
  return ofAnnotated(
    object,
    references.map(({ name }) => secret(object, name)),
  );
}

/** OpenShift makes the certificate of a Service that asks for it. */
function ofService(object: SynthesizedObject): MadeConfig[] {
  const annotations = memberOf(memberOf(object.manifest.metadata).annotations);
  const name: unknown = annotations['service.beta.openshift.io/serving-cert-secret-name'];
  return [secret(object, name)];
}

/** Source: https://cert-manager.io/docs/trust/trust-manager/ */
function ofBundle({ objectName: name }: SynthesizedObject): MadeConfig[] {
  return (['ConfigMap', 'Secret'] as const).map((kind) => ({ kind, name, namespaceName: undefined, keys: undefined }));
}

const ofIssuer: Maker = (object, spec) => [secret(object, memberOf(memberOf(spec.acme).privateKeySecretRef).name)];

const MAKERS: Record<string, Maker> = {
  ' Service': ofService,
  'cert-manager.io Certificate': ofCertificate,
  'cert-manager.io Issuer': ofIssuer,
  'cert-manager.io ClusterIssuer': (object, spec) => ofIssuer({ ...object, namespaceName: undefined }, spec),
  'external-secrets.io ExternalSecret': ofExternalSecret,
  'external-secrets.io ClusterExternalSecret': ({ objectName }, spec) => [
    { kind: 'Secret', name: spec.externalSecretName ?? objectName, namespaceName: undefined, keys: undefined },
  ],
  'bitnami.com SealedSecret': ofSealedSecret,
  'gateway.networking.k8s.io Gateway': ofGateway,
  'networking.k8s.io Ingress': (object, spec) =>
    ofAnnotated(
      object,
      objectsIn(spec.tls).map(({ secretName }) => secret(object, secretName)),
    ),
  'trust.cert-manager.io Bundle': ofBundle,
};

/** What controllers make because an object asks for it. */
export function madeBy(object: SynthesizedObject): MadeConfig[] {
  const maker = MAKERS[`${groupOf(object.apiVersion)} ${object.kind}`];
  return (maker?.(object, memberOf(object.manifest.spec)) ?? []).filter(({ name }) => isName(name));
}
