import { isIP } from 'net';
import { mapOf, mapsOf, textOf } from '../../json';
import { Scene } from './scene';
import { Workload } from './pods';

/** An address that a workload is told, and where. */
export interface Address {
  readonly host: string;
  readonly port?: number;
  /** The variable or key that says it. */
  readonly by: string;
  /** Whether it surely is an address: of a URL, or a connection string. */
  readonly isSure: boolean;
}

const HOST = String.raw`[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?`;
/** Longer values hold other things than addresses, and take long to look through. */
const MAX_LENGTH = 100_000;

const URL = new RegExp(String.raw`\b([a-z][a-z0-9+]*):\/\/(?:[^\s/@"']*@)?(${HOST})(?::(\d{1,5}))?(?![\w.*+-])`, 'gi');
const SETTING = new RegExp(
  String.raw`\b(?:Server|Host|Data Source|Endpoint|Address)\s*=\s*(?:tcp:)?(${HOST})(?:[:,](\d{1,5}))?(?=[;\s,]|$)`,
  'gi',
);
const SETTING_PORT = /\bPort\s*=\s*(\d{1,5})/i;
const PLAIN = new RegExp(String.raw`(?:^|[\s,;="'])(${HOST})(?::(\d{1,5}))(?=$|[\s,;"'/])`, 'g');

const PORTS: Record<string, number> = { http: 80, https: 443, ws: 80, wss: 443, amqp: 5672, amqps: 5671, redis: 6379 };
const MORE_PORTS: Record<string, number> = {
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mongodb: 27017,
  nats: 4222,
};

function portOf(text: string | undefined, scheme = ''): number | undefined {
  const port = Number(text ?? { ...PORTS, ...MORE_PORTS }[scheme.toLowerCase()] ?? 0);
  return port > 0 && port < 65536 ? port : undefined;
}

/** Whether a host is that of the pod itself, or no host. */
function isNowhere(host: string): boolean {
  return host === 'localhost' || /^(127\.|0\.0\.0\.0$|\d+$|\d+\.\d+$|\d+\.\d+\.\d+$)/.test(host);
}

/** The addresses that a text names. */
export function addressesIn(text: string, by: string): Address[] {
  if (text.length > MAX_LENGTH || !/[:=]/.test(text)) {
    return [];
  }
  const found = [
    ...[...text.matchAll(URL)].map(([, scheme, host, port]) => ({ host, port: portOf(port, scheme), isSure: true })),
    ...[...text.matchAll(SETTING)].map(([, host, port]) => ({
      host,
      port: portOf(port ?? SETTING_PORT.exec(text)?.[1]),
      isSure: true,
    })),
    ...[...text.matchAll(PLAIN)].map(([, host, port]) => ({ host, port: portOf(port), isSure: false })),
  ];
  const seen = new Set<string>();
  return found.flatMap(({ host, port, isSure }) => {
    const key = `${host.toLowerCase()}:${port ?? ''}`;
    if (isNowhere(host) || seen.has(key)) {
      return [];
    }
    seen.add(key);
    return [{ host: host.toLowerCase(), ...(port !== undefined && { port }), by, isSure }];
  });
}

/** The addresses that the containers of a workload are told by variables, and by ConfigMaps that are among the manifests. */
export function addressesOf({ thing, pod }: Workload, { things }: Scene): Address[] {
  const configMap = (name: unknown) =>
    mapOf(things.find({ group: '', kind: 'ConfigMap', name: String(name), namespace: thing.namespace })?.object.data);
  const dataOf = (name: unknown) => Object.entries(configMap(name)).map(([key, value]) => ({ name: key, value }));
  const fromVariables = [...mapsOf(pod.containers), ...mapsOf(pod.initContainers)].flatMap(({ env, envFrom }) => [
    ...mapsOf(env).map(({ name, value, valueFrom }) => {
      const { name: from, key } = mapOf(mapOf(valueFrom).configMapKeyRef);
      return { name, value: value ?? configMap(from)[String(key)] };
    }),
    ...mapsOf(envFrom).flatMap(({ configMapRef }) => dataOf(mapOf(configMapRef).name)),
  ]);
  const fromFiles = mapsOf(pod.volumes).flatMap(({ configMap: volume }) => dataOf(mapOf(volume).name));
  return [...fromVariables, ...fromFiles].flatMap(({ name, value }) =>
    textOf(value) === undefined ? [] : addressesIn(String(value), String(name)),
  );
}

/** The Service that a host means from within a namespace. */
export type Meaning =
  | { readonly is: 'service'; readonly name: string; readonly namespace: string | undefined }
  | { readonly is: 'external' }
  | { readonly is: 'unknown' };

/** What a host means for pods of a namespace, by the cluster's DNS. */
export function meaningOf({ host, isSure }: Address, home: string | undefined, scene: Scene): Meaning {
  const [name, namespace, svc] = host.split('.');
  const isKnown = (where: string | undefined) =>
    scene.things.find({ group: '', kind: 'Service', name, namespace: where }) !== undefined;
  if (isIP(host) !== 0) {
    return { is: 'external' };
  }
  if (svc === 'svc' && (host.endsWith('.svc') || host.endsWith('.svc.cluster.local'))) {
    return { is: 'service', name, namespace };
  }
  if (namespace === undefined) {
    return isKnown(home) || isSure ? { is: 'service', name, namespace: home } : { is: 'unknown' };
  }
  if (svc === undefined && isKnown(namespace)) {
    return { is: 'service', name, namespace };
  }
  const isHost = /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(host);
  return isHost ? { is: 'external' } : { is: 'unknown' };
}
