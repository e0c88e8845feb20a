import { Finding, FindingSeverity } from '../core/check';
import { groupOf } from '../core/external-model';
import { SynthesizedObject } from '../core/synthesized-object';
import { API_HISTORY, ApiPeriod, BUILT_IN_GROUPS, NEWEST_KUBERNETES, stableVersionsOf } from '../plan/api-history';
import { objectsOfKind } from '../plan/app-index';
import { tooOld, versionWords } from './cluster-version';
import { definedKind, servedVersions } from '../plan/defined-kind';
import { finding, Rule } from './rule';

const { ERROR, WARNING } = FindingSeverity;

/** What is wrong, what to do, and how bad it is. */
type Verdict = [problem: string, fix: string, severity: FindingSeverity];

/** The kinds that custom resource definitions of the app add, even to groups that look like Kubernetes' own. */
function definedKinds(objects: SynthesizedObject[]): Map<string, string[]> {
  const definitions = objectsOfKind(objects, 'apiextensions.k8s.io', 'CustomResourceDefinition');
  return new Map(definitions.map((definition) => [definedKind(definition), servedVersions(definition)]));
}

/** What the app's own definition of the kind does not serve. */
function undefinedVersion({ apiVersion, kind, objectName }: SynthesizedObject, served: string[]): Verdict | undefined {
  const name = `${apiVersion} of the ${kind} "${objectName}"`;
  return served.length === 0 || served.includes(apiVersion)
    ? undefined
    : [`${name} is not served by its CustomResourceDefinition`, `use the apiVersion ${served.join(' or ')}`, ERROR];
}

/** The newest stable version of a kind that the object's cluster serves already. */
function successor({ apiVersion, kind, cluster }: SynthesizedObject): string | undefined {
  const since = (stable: string) => API_HISTORY.get(`${stable} ${kind}`)!.introduced;
  return stableVersionsOf(kind)
    .filter((stable) => stable !== apiVersion && cluster.kubernetesVersion.isAtLeast(since(stable)))
    .sort((a, b) => since(b) - since(a))[0];
}

function move(object: SynthesizedObject, otherwise: string): string {
  const stable = successor(object);
  return stable === undefined ? otherwise : `use the apiVersion ${stable}`;
}

function raise(minor: number): string {
  return `say kubernetesVersion 1.${minor} or later in the ClusterProfile where the cluster has it, or leave the object out`;
}

/** Nobody may have said the version, or it may be newer than this library: the API server may know more. */
function severityOf({ cluster }: SynthesizedObject): FindingSeverity {
  return cluster.kubernetesVersion.isAtLeast(NEWEST_KUBERNETES + 1) ? WARNING : tooOld(cluster);
}

function unknown(object: SynthesizedObject, name: string): Verdict {
  const stable = successor(object);
  return stable === undefined
    ? [
        `${name} is no kind that Kubernetes has`,
        'check the apiVersion and the kind for typing errors',
        severityOf(object),
      ]
    : [`${name} is no kind that Kubernetes has`, `use the apiVersion ${stable}`, ERROR];
}

function verdict(object: SynthesizedObject): Verdict | undefined {
  const { apiVersion, kind, cluster } = object;
  const name = `${apiVersion} of the ${kind} "${object.objectName}"`;
  const period = API_HISTORY.get(`${apiVersion} ${kind}`);
  if (period === undefined) {
    return unknown(object, name);
  }
  const { introduced, removed } = period;
  const version = cluster.kubernetesVersion;
  if (removed !== undefined && version.isAtLeast(removed)) {
    const gone = move(object, 'leave it out: nothing has taken its place');
    return [`${name} is removed since Kubernetes 1.${removed}, ${versionWords(cluster)}`, gone, ERROR];
  }
  if (!version.isAtLeast(introduced)) {
    const problem = `${name} comes with Kubernetes 1.${introduced}, ${versionWords(cluster)}`;
    return [problem, raise(introduced), tooOld(cluster)];
  }
  return served(object, name, period);
}

function served(object: SynthesizedObject, name: string, period: ApiPeriod): Verdict | undefined {
  const { deprecated, removed, isOptional } = period;
  const version = object.cluster.kubernetesVersion;
  const whenReady = () => move(object, 'plan to move to its successor before the cluster is upgraded');
  if (removed !== undefined && removed <= NEWEST_KUBERNETES) {
    return [
      `${name} is removed in Kubernetes 1.${removed}, to which the cluster will be upgraded`,
      whenReady(),
      WARNING,
    ];
  }
  if (deprecated !== undefined && version.isAtLeast(deprecated)) {
    return [`${name} is deprecated since Kubernetes 1.${deprecated}`, whenReady(), WARNING];
  }
  return isOptional
    ? [
        `${name} is off unless the API server is told to serve it`,
        move(object, `start it with --runtime-config=${object.apiVersion}=true, or leave the object out`),
        WARNING,
      ]
    : undefined;
}

/**
 * Every kind of Kubernetes' own is one that the cluster serves, and will serve after its upgrades, and every other one
 * that its definition serves, where that is in the app.
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
export class ApiVersionServed implements Rule {
  public readonly checkId = 'api-version-served';
  public readonly severity = ERROR;
  public readonly meaning =
    'The apiVersion of every kind is one that the cluster serves, and will serve after its upgrades; of a custom resource, one that its CustomResourceDefinition in the app serves.';
  public readonly reason = 'The API server knows no such kind, and nothing of the object is applied.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const defined = definedKinds(objects);
    return objects
      .filter(({ apiVersion }) => typeof apiVersion === 'string')
      .flatMap((object) => {
        const group = groupOf(object.apiVersion);
        const own = defined.get(`${group} ${object.kind}`);
        const isBuiltIn = own === undefined && BUILT_IN_GROUPS.has(group);
        const found = isBuiltIn ? verdict(object) : undefinedVersion(object, own ?? []);
        return found === undefined ? [] : [finding(this, object, ...found)];
      });
  }
}
