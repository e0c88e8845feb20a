import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { isName, memberOf, Mention } from './mention';
import { containersOf, objectsIn, podTemplate, PodTemplate } from './pod-template';

type Json = Record<string, any>;

/** One place that names a ConfigMap or Secret, and what it wants of it. */
export interface ConfigMention extends Mention {
  /** The keys that it must have. */
  readonly keys: string[];
}

interface Named {
  readonly place: string;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: unknown;
  /** The namespace; that of who refers when it is left out. */
  readonly namespaceName?: string;
  readonly keys?: unknown[];
  readonly optional?: unknown;
}

function both(place: string, source: Json, kinds: [string, string], more: (each: Json) => Partial<Named>): Named[] {
  return kinds.flatMap((member, index) => {
    const each = memberOf(source[member]);
    const { name, optional } = each;
    return [{ place, kind: index === 0 ? 'ConfigMap' : 'Secret', name, optional, ...more(each) }];
  });
}

const itemKeys = ({ items }: Json) => ({ keys: objectsIn(items).map(({ key }) => key as unknown) });

function ofVolume(volume: Json): Named[] {
  const place = `the volume "${volume.name}"`;
  const parts = objectsIn(memberOf(volume.projected).sources);
  const { nodePublishSecretRef } = memberOf(volume.csi);
  return [
    { place, kind: 'Secret', name: memberOf(nodePublishSecretRef).name },
    ...both(place, volume, ['configMap', 'secret'], (each) => ({
      name: each.name ?? each.secretName,
      ...itemKeys(each),
    })),
    ...parts.flatMap((part) => both(place, part, ['configMap', 'secret'], itemKeys)),
  ];
}

function ofContainer(container: Json): Named[] {
  const whose = `of the container "${container.name}"`;
  return [
    ...objectsIn(container.env).flatMap(({ name, valueFrom }) =>
      both(`env ${name} ${whose}`, memberOf(valueFrom), ['configMapKeyRef', 'secretKeyRef'], ({ key }) => ({
        keys: [key],
      })),
    ),
    ...objectsIn(container.envFrom).flatMap((source) =>
      both(`envFrom ${whose}`, source, ['configMapRef', 'secretRef'], () => ({})),
    ),
  ];
}

/** What pods name of the ConfigMaps and Secrets of their namespace. */
export function namedByPod(template: PodTemplate): Named[] {
  const { volumes, imagePullSecrets } = template.spec;
  return [
    ...objectsIn(volumes).flatMap(ofVolume),
    ...containersOf(template).flatMap(ofContainer),
    ...pullSecrets(imagePullSecrets),
  ];
}

const pullSecrets = (list: unknown): Named[] =>
  objectsIn(list).map(({ name }) => ({ place: 'imagePullSecrets', kind: 'Secret', name }));

const tlsSecrets = (list: unknown): Named[] =>
  objectsIn(list).map(({ secretName: name }) => ({ place: 'tls', kind: 'Secret', name }));

function ofListener({ name: listener, tls }: Json): Named[] {
  return objectsIn(memberOf(tls).certificateRefs)
    .filter(({ group = '', kind = 'Secret' }) => group === '' && kind === 'Secret')
    .map(({ name, namespace: namespaceName }) => ({
      place: `the listener "${listener}"`,
      kind: 'Secret',
      name,
      namespaceName: namespaceName as string | undefined,
    }));
}

const ofTarget = ({ parameter, name, key }: Json): Named => ({
  place: `the parameter "${parameter}"`,
  kind: 'Secret',
  name,
  keys: [key],
});

const ofKey = (place: string, kind: Named['kind'], ref: unknown): Named => {
  const { name, key, optional } = memberOf(ref);
  return { place, kind, name, keys: [key], optional };
};

/** With what Prometheus shows who it is. Source: https://prometheus-operator.dev/docs/api-reference/api/ */
function ofEndpoint({ basicAuth, authorization, bearerTokenSecret, tlsConfig }: Json): Named[] {
  const { username, password } = memberOf(basicAuth);
  const { ca, cert, keySecret } = memberOf(tlsConfig);
  return [
    ...[username, password].map((ref) => ofKey('basicAuth', 'Secret', ref)),
    ofKey('authorization', 'Secret', memberOf(authorization).credentials),
    ofKey('bearerTokenSecret', 'Secret', bearerTokenSecret),
    ...[memberOf(ca).secret, memberOf(cert).secret, keySecret].map((ref) => ofKey('tlsConfig', 'Secret', ref)),
    ...[memberOf(ca).configMap, memberOf(cert).configMap].map((ref) => ofKey('tlsConfig', 'ConfigMap', ref)),
  ];
}

const OTHERS: Record<string, (manifest: Json, spec: Json) => Named[]> = {
  ' ServiceAccount': ({ imagePullSecrets }) => pullSecrets(imagePullSecrets),
  'networking.k8s.io Ingress': (_, { tls }) => tlsSecrets(tls),
  'gateway.networking.k8s.io Gateway': (_, { listeners }) => objectsIn(listeners).flatMap(ofListener),
  'keda.sh TriggerAuthentication': (_, { secretTargetRef }) => objectsIn(secretTargetRef).map(ofTarget),
  'monitoring.coreos.com ServiceMonitor': (_, { endpoints }) => objectsIn(endpoints).flatMap(ofEndpoint),
  'monitoring.coreos.com PodMonitor': (_, { podMetricsEndpoints }) =>
    objectsIn(podMetricsEndpoints).flatMap(ofEndpoint),
  'traefik.io IngressRoute': (_, { tls }) => tlsSecrets([tls]),
};

function namedBy(object: SynthesizedObject): Named[] {
  const template = podTemplate(object);
  const other = OTHERS[`${groupOf(object.apiVersion)} ${object.kind}`];
  return [
    ...(template === undefined ? [] : namedByPod(template)),
    ...(other?.(object.manifest as Json, memberOf(object.manifest.spec)) ?? []),
  ];
}

/** Every place of an object that can't do without a ConfigMap or Secret. */
export function configMentions(object: SynthesizedObject): ConfigMention[] {
  return namedBy(object)
    .filter(({ name, optional }) => isName(name) && optional !== true)
    .map(({ place, kind, name, namespaceName = object.namespaceName, keys = [] }) => ({
      object,
      place,
      target: { group: '', kind, name: name as string, namespaceName },
      keys: keys.filter(isName),
    }));
}
