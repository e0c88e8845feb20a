import { ServiceClass, Wanted } from './draft/draft';
import { targetOf } from './draft/exposure';
import { Workload } from './group';
import { Json, isMap } from '../json';

/** Which class the user wants for the Deployments. */
export type KindOption = 'auto' | 'aspnetcore' | 'web' | 'raw';

/** What a Deployment is taken for, and why not more. */
export interface Recognised {
  readonly wanted?: Wanted;
  readonly reason: string;
}

const DOTNET_IMAGE = /asp[-_.]?net|dotnet|blazor|kestrel|csharp|eshop/i;
const DOTNET_VARIABLE = /^(ASPNETCORE|DOTNET|COMPlus|Kestrel|Logging|ConnectionStrings|Serilog)(_|$)/i;
const DOTNET_COMMAND = /(^|\/|\s)dotnet(\s|$)|\.dll(\s|$)/;

/** Images of servers that speak no HTTP, by the last part of their names. */
const NO_HTTP =
  /^(postgres(ql)?|postgis|mysql|mariadb|mongo(db)?|redis|valkey|keydb|memcached|rabbitmq|kafka|zookeeper|nats|etcd|mssql.*|.*sql-?server|azure-sql-edge)$/i;

/** By the evidence of image, variables, command and ports, unless the user says. */
export function recognise(workload: Workload, option: KindOption): Recognised {
  const pod = (workload.deployment.spec?.template?.spec ?? {}) as Json;
  const main = (Array.isArray(pod.containers) ? pod.containers[0] : undefined) as Json | undefined;
  if (option === 'raw' || !isMap(main) || typeof main.image !== 'string') {
    return { reason: option === 'raw' ? '--kind raw' : 'its pods have no container with an image' };
  }
  const image = imageName(main.image);
  if (option === 'auto' && NO_HTTP.test(image)) {
    return { reason: `${image} speaks no HTTP` };
  }
  const evidence = evidenceOf(main);
  const port = portOf(workload, main);
  if (port === undefined) {
    return { reason: 'it opens no port' };
  }
  const isDotnet = option === 'aspnetcore' || (option === 'auto' && evidence !== undefined);
  const kind: ServiceClass = isDotnet ? 'AspNetCoreService' : 'WebService';
  const why = option === 'auto' ? (evidence ?? 'nothing says .NET; --kind aspnetcore, if it is') : `--kind ${option}`;
  return { wanted: { ...workload, kind, pod, main, port }, reason: why };
}

function imageName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
}

/** What says that it is .NET. */
function evidenceOf({ image, env = [], command = [], args = [] }: Json): string | undefined {
  const names = (Array.isArray(env) ? (env as unknown[]) : []).filter(isMap).map(({ name }) => String(name));
  const variable = names.find((name) => DOTNET_VARIABLE.test(name));
  const words = [command, args].flat().map(String).join(' ');
  if (DOTNET_IMAGE.test(image as string)) {
    return 'by its image';
  }
  return variable !== undefined
    ? `by its variable ${variable}`
    : DOTNET_COMMAND.test(words)
      ? 'by its command'
      : undefined;
}

/** The port of the first container that the Service leads to, else its first, else what .NET is told. */
function portOf({ service }: Workload, main: Json): number | undefined {
  const targets = ((service?.spec?.ports ?? []) as Json[]).map((port) => targetOf(port, main));
  const opened = ((main.ports ?? []) as Json[]).map(({ containerPort }) => containerPort as number);
  return (
    targets.find((target) => target !== undefined && (opened.length === 0 || opened.includes(target))) ??
    opened[0] ??
    toldPort(main)
  );
}

function toldPort({ env = [] }: Json): number | undefined {
  const valueOf = (name: string) =>
    (env as Json[]).find((variable) => variable.name === name)?.value as string | undefined;
  const told = valueOf('ASPNETCORE_HTTP_PORTS') ?? /:(\d+)\/?(;|$)/.exec(valueOf('ASPNETCORE_URLS') ?? '')?.[1];
  return told !== undefined && /^\d+$/.test(told) ? Number(told) : undefined;
}

/** The version of .NET, where something says it. */
export function dotnetVersionOf({ image, env = [] }: Json): string | undefined {
  const tagged = /(?:aspnet|dotnet|runtime)[^:]*:(?:[a-z-]*)(\d+\.\d+)/i.exec(image as string)?.[1];
  const isEight = (env as Json[]).some(({ name }) => name === 'ASPNETCORE_HTTP_PORTS');
  return tagged ?? (isEight ? '8.0' : undefined);
}
