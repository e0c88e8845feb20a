import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsIn } from '../plan/pod-template';
import { Rule } from './rule';

const GROUP = /^gateway\.networking\.k8s\.io\//;

/** What one route asks a Gateway for: requests of a host that match. */
interface Claim {
  readonly object: SynthesizedObject;
  /** The Gateway, by namespace and name. */
  readonly gateway: string;
  /** The listener; undefined means all of them. */
  readonly section?: string;
  readonly host: string;
  /** What it matches, in a form that is the same for the same meaning. */
  readonly match: string;
}

/** The same data, whatever the order of its members and lists. */
function canonical(value: any): any {
  if (Array.isArray(value)) {
    return value.map((item) => JSON.stringify(canonical(item))).sort();
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, canonical(value[key])]),
      )
    : value;
}

/** Trailing slashes mean nothing in a prefix. Source: the Gateway API's PathMatchPathPrefix. */
function pathOf(path: any): unknown {
  const type = path?.type ?? 'PathPrefix';
  const value = path?.value ?? '/';
  return { type, value: type === 'PathPrefix' ? String(value).replace(/(?<=.)\/$/, '') : value };
}

function withType(entries: unknown): unknown[] {
  return objectsIn(entries).map((entry) => ({ type: 'Exact', ...entry }));
}

function httpMatch({ path, method, headers, queryParams }: any): unknown {
  return { path: pathOf(path), method, headers: withType(headers), queryParams: withType(queryParams) };
}

function grpcMatch({ method, headers }: any): unknown {
  return { method: method && { type: 'Exact', ...method }, headers: withType(headers) };
}

function matchesOf({ kind, manifest }: SynthesizedObject): string[] {
  const matches = objectsIn(manifest.spec?.rules ?? [{}]).flatMap((rule) => objectsIn(rule.matches ?? [{}]));
  const keys: string[] = matches.map((match) =>
    JSON.stringify(canonical(kind === 'GRPCRoute' ? grpcMatch(match) : httpMatch(match))),
  );
  return [...new Set(keys)];
}

function claimsOf(object: SynthesizedObject): Claim[] {
  const { parentRefs, hostnames } = object.manifest.spec ?? {};
  const hosts: string[] = Array.isArray(hostnames) ? hostnames : ['*'];
  const matches = matchesOf(object);
  return objectsIn(parentRefs).flatMap((parent) => {
    const gateway = `${parent.namespace ?? object.namespaceName ?? ''}/${parent.name}`;
    return hosts.flatMap((host) =>
      matches.map((match) => ({ object, gateway, section: parent.sectionName ?? undefined, host, match })),
    );
  });
}

function collide(one: Claim, other: Claim): boolean {
  const sameListener = one.section === undefined || other.section === undefined || one.section === other.section;
  return sameListener && (one.object.kind !== other.object.kind || one.match === other.match);
}

/**
 * No two routes claim the same requests of one listener: the Gateway would serve the older one, whichever that
 * is. A host is not shared by an HTTPRoute and a GRPCRoute either, of which the Gateway refuses one.
 */
export class RoutesDistinct implements Rule {
  public readonly checkId = 'routes-distinct';
  public readonly severity = FindingSeverity.ERROR;
  public readonly meaning = 'No two routes claim the same requests of one listener.';
  public readonly reason = 'The Gateway serves the older one, whichever that is.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const byHost = new Map<string, Claim[]>();
    const found = new Map<string, Finding>();
    for (const object of objects.filter(
      ({ apiVersion, kind }) => GROUP.test(apiVersion) && /^(HTTP|GRPC)Route$/.test(kind),
    )) {
      for (const claim of claimsOf(object)) {
        const key = `${claim.gateway} ${claim.host}`;
        const others = byHost.get(key) ?? [];
        const other = others.find((candidate) => candidate.object !== object && collide(candidate, claim));
        if (other && !found.has(`${key} ${object.path}`)) {
          found.set(`${key} ${object.path}`, this.finding(claim, other));
        }
        byHost.set(key, [...others, claim]);
      }
    }
    return [...found.values()];
  }

  private finding({ object, host, gateway }: Claim, other: Claim): Finding {
    const name = gateway.replace(/^\//, '');
    const both = object.kind === other.object.kind;
    const what = both ? 'the same requests' : `requests that ${other.object.path} takes by its ${other.object.kind}`;
    const problem = both
      ? `${object.kind} ${object.objectName} claims ${what} of the host ${host} on the gateway ${name} as ${other.object.path}`
      : `${object.kind} ${object.objectName} claims ${what}, of the host ${host} on the gateway ${name}`;
    const fix = both
      ? 'give each a match of its own, such as a path prefix, or another host'
      : 'give each a host of its own';
    return { checkId: this.checkId, severity: FindingSeverity.ERROR, path: object.path, problem, fix };
  }
}
