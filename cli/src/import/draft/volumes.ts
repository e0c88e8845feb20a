import { call, Expression, given, optional, ref } from '../expression';
import { impliedPolicy } from '../../manifests/implied';
import { Change, Draft, MethodCall, Question, textsOf, Wanted } from './draft';
import { size } from './units';
import { resources } from './workload';
import { Json, isMap } from '../../json';

/** Each volume of a kind that the library knows, mounted where the main container mounts it. */
export function volumeQuestions({ pod }: Wanted): Question[] {
  return ((pod.volumes ?? []) as unknown[]).filter(isMap).map((volume) => (wanted) => waysOf(volume, wanted));
}

function waysOf(volume: Json, { main }: Wanted): Change[] {
  const source = sourceOf(volume);
  const mounts = ((main.volumeMounts ?? []) as Json[]).filter(({ name }) => name === volume.name);
  const [mount] = mounts;
  if (source === undefined) {
    return [];
  }
  const options = given({
    mountPath: mount?.mountPath as string | undefined,
    readOnly: mount?.readOnly === true || undefined,
  });
  return [{ calls: [{ method: 'addVolume', args: [volume.name as string, source, ...optional(options)] }] }];
}

function sourceOf(volume: Json): Expression | undefined {
  const { configMap, secret, emptyDir, persistentVolumeClaim, hostPath } = volume as Record<string, Json | undefined>;
  if (configMap) {
    return call('ServiceVolume.configMap', configMap.name as string, ...filesOf(configMap));
  }
  if (secret) {
    return call('ServiceVolume.secret', secret.secretName as string, ...filesOf(secret));
  }
  if (emptyDir) {
    const options = given({ sizeLimit: size(emptyDir.sizeLimit), inMemory: emptyDir.medium === 'Memory' || undefined });
    return call('ServiceVolume.emptyDir', ...optional(options));
  }
  if (hostPath) {
    return call('ServiceVolume.hostPath', hostPath.path as string);
  }
  return (
    persistentVolumeClaim && call('ServiceVolume.persistentVolumeClaim', persistentVolumeClaim.claimName as string)
  );
}

function filesOf({ items, optional: mayLack }: Json): Expression[] {
  const files = (items as Json[] | undefined)?.map(({ key, path }) => [key as string, path as string]);
  return optional(
    given({ files: files && (Object.fromEntries(files) as Expression), optional: mayLack === true || undefined }),
  );
}

/** Each container that runs first, as the library writes them; one that stays beside is a native sidecar. */
export function containerQuestions({ pod }: Wanted): Question[] {
  const first = ((pod.initContainers ?? []) as unknown[]).filter(isMap);
  return first.map((container) => (wanted, draft) => [
    {
      calls: [
        extraOf(container, wanted, draft, container.restartPolicy === 'Always' ? 'addSidecar' : 'addInitContainer'),
      ],
    },
  ]);
}

const POLICIES: Record<string, string> = { Always: 'ALWAYS', IfNotPresent: 'IF_NOT_PRESENT', Never: 'NEVER' };

function extraOf(container: Json, wanted: Wanted, draft: Draft, method: string): MethodCall {
  const policy = POLICIES[(container.imagePullPolicy as string) ?? impliedPolicy(container.image)];
  const literal = ((container.env ?? []) as Json[]).filter(({ value }) => typeof value === 'string');
  const mounts = ((container.volumeMounts ?? []) as Json[]).map(({ name, mountPath, readOnly }) =>
    given({ volumeName: name as string, mountPath: mountPath as string, readOnly: readOnly === true || undefined }),
  );
  const [amounts] = resources({ ...wanted, main: container }, draft);
  const options = given({
    name: container.name as string,
    image: container.image as string,
    imageSource: call('ImageSource.registry', { pullPolicy: ref(`ImagePullPolicy.${policy}`) }),
    command: container.command as string[] | undefined,
    args: container.args as string[] | undefined,
    env: textsOf(Object.fromEntries(literal.map(({ name, value }) => [name as string, value as string]))),
    resources: amounts?.props?.resources,
    volumeMounts: mounts.length === 0 ? undefined : mounts,
  });
  return { method, args: [options] };
}
