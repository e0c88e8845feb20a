import { Finding, FindingSeverity } from '../core/check';
import { SynthesizedObject } from '../core/synthesized-object';
import { objectsOfKind, PodSource } from '../plan/app-index';
import { containersOf, objectsIn } from '../plan/pod-template';
import { memberOf } from '../plan/mention';
import { ownPodSources } from '../plan/running-pods';
import { listed, spoken } from '../plan/spoken';
import { finding, Rule } from './rule';

type Json = Record<string, any>;

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Whether anybody may write there; who may read a socket may use it. */
function isWritable({ name, hostPath }: Json, containers: Json[]): boolean {
  const { type, path } = memberOf(hostPath);
  const mounts = containers
    .flatMap((container) => objectsIn(container.volumeMounts))
    .filter((mount) => mount.name === name);
  return mounts.some(({ readOnly }) => readOnly !== true || type === 'Socket' || String(path).endsWith('.sock'));
}

function accessOf({ template }: PodSource): string[] {
  const { spec } = template;
  const containers = containersOf(template);
  return [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true).map((field) => `set ${field}`),
    ...containers
      .filter(({ securityContext }) => memberOf(securityContext).privileged === true)
      .map(({ name }) => `run the container "${name}" privileged`),
    ...objectsIn(spec.volumes)
      .filter((volume) => volume.hostPath && isWritable(volume, containers))
      .map((volume) => `write to ${String(memberOf(volume.hostPath).path)} of their node`),
  ];
}

/** What keeps nodes running is meant to reach into them: a DaemonSet, and what the cluster can't do without. */
function isOfNode({ object, template: { spec } }: PodSource): boolean {
  return (
    object.kind === 'DaemonSet' ||
    object.namespaceName === 'kube-system' ||
    /^system-(node|cluster)-critical$/.test(String(spec.priorityClassName))
  );
}

/**
 * Pods that reach into their node live in a namespace that says so. Where the app gives it another level of the Pod
 * Security Standards, pod-security-admits speaks.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export class HostAccess implements Rule {
  public readonly checkId = 'host-access';
  public readonly severity = FindingSeverity.WARNING;
  public readonly meaning = 'Pods that reach into their node are those of a DaemonSet, or of a namespace that says so.';
  public readonly reason = 'Whoever gets into such a pod has the node, and all that runs on it.';

  public check(objects: SynthesizedObject[]): Finding[] {
    const decided = new Set(
      objectsOfKind(objects, '', 'Namespace')
        .filter(({ manifest }) => memberOf(memberOf(manifest.metadata).labels)[ENFORCE] !== undefined)
        .map(({ objectName }) => objectName),
    );
    return ownPodSources(objects)
      .filter((source) => !decided.has(source.object.namespaceName ?? 'default') && !isOfNode(source))
      .flatMap((source) => {
        const access = accessOf(source);
        return access.length === 0 ? [] : [this.finding(source.object, access)];
      });
  }

  private finding(object: SynthesizedObject, access: string[]): Finding {
    const where = object.namespaceName === undefined ? 'its namespace' : `the namespace "${object.namespaceName}"`;
    const problem = `the pods of ${spoken(object)} ${listed([...new Set(access)])}, and nothing says that ${where} is for such pods`;
    const fix = `leave that out, or give the namespace the label ${ENFORCE}: privileged`;
    return finding(this, object, problem, fix);
  }
}
