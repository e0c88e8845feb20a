import { SynthesizedObject } from 'cdk8s-aspnetcore';
import { budgetsAmiss, deploymentsAmiss, Meant, policiesAmiss, servicesAmiss } from '../../policy/selector-problems';
import { withoutEmpty } from '../../support/manifests';

const textOf = ({ path, kind }: SynthesizedObject): string => `${path} (${kind})`;

/** Two objects that the API server would take for one. */
function twins(objects: SynthesizedObject[]): string[] {
  const seen = new Set<string>();
  return objects.flatMap((object) => {
    const { apiVersion, kind, namespaceName, objectName } = object;
    const key = [apiVersion.split('/').slice(0, -1).join('/'), kind, namespaceName, objectName].join(' ');
    const isTwin = seen.has(key);
    seen.add(key);
    return isTwin ? [`${textOf(object)} is there twice`] : [];
  });
}

/** Nulls, empty maps and empty lists. */
function empties(objects: SynthesizedObject[]): string[] {
  return objects
    .filter(({ manifest }) => JSON.stringify(withoutEmpty(manifest)) !== JSON.stringify(manifest))
    .map((object) => `${textOf(object)} has something empty`);
}

/** Who has both an autoscaler and a number of pods of its own, and autoscalers of nobody. */
function scaledTwice(objects: SynthesizedObject[]): string[] {
  const scalers = objects.filter(({ kind }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind));
  return scalers.flatMap((scaler) => {
    const { kind = 'Deployment', name } = scaler.manifest.spec.scaleTargetRef as { kind?: string; name: string };
    const target = objects.find(
      (object) => object.kind === kind && object.objectName === name && object.namespaceName === scaler.namespaceName,
    );
    const problem = target === undefined ? 'scales nobody' : 'scales who has replicas';
    return target?.manifest.spec.replicas === undefined && target !== undefined ? [] : [`${textOf(scaler)} ${problem}`];
  });
}

/** Containers of a pod on one port, or with one name; variables that are said twice. */
function doubled(objects: SynthesizedObject[]): string[] {
  return objects.flatMap((object) => {
    const pod = object.manifest.spec?.template?.spec ?? {};
    const containers: any[] = [...(pod.containers ?? []), ...(pod.initContainers ?? [])];
    const ports = containers.flatMap(({ ports = [] }) => ports as { name: string; containerPort: number }[]);
    const lists: Record<string, unknown[]> = {
      container: containers.map(({ name }) => name),
      port: ports.map(({ containerPort }) => containerPort),
      'port name': ports.map(({ name }) => name),
      volume: (pod.volumes ?? []).map(({ name }: { name: string }) => name),
      ...Object.fromEntries(
        containers.map(({ name, env = [] }) => [`variable of ${name}`, env.map((one: { name: string }) => one.name)]),
      ),
    };
    return Object.entries(lists)
      .filter(([, values]) => new Set(values).size < values.length)
      .map(([what]) => `${textOf(object)} has a ${what} twice`);
  });
}

/** Whatever of the manifests of a legal app should never be. */
export function violations(objects: SynthesizedObject[], meant: Meant): string[] {
  const all = objects.map(({ manifest }) => manifest);
  return [
    ...twins(objects),
    ...empties(objects),
    ...scaledTwice(objects),
    ...doubled(objects),
    ...servicesAmiss(all, meant),
    ...deploymentsAmiss(all),
    ...policiesAmiss(all),
    ...budgetsAmiss(all),
  ];
}
