import { ClusterProfile } from '../cluster/cluster-profile';
import { SynthesizedObject } from '../core/synthesized-object';
import { RenderedFile } from './output-files';

const MAX_LINES = 15;
const PORT_FORWARD = 8080;

function title(object: SynthesizedObject): string {
  return `${object.kind}/${object.objectName}`;
}

function listFiles(folder: string, files: RenderedFile[], room: number): string[] {
  const lines = files.map((file) => `  ${folder}/${file.name}: ${file.objects.map(title).join(', ') || 'nothing'}`);
  const shown =
    lines.length > room ? [...lines.slice(0, room - 1), `  and ${lines.length - room + 1} more files`] : lines;
  return [`Wrote, in the order in which it is applied:`, ...shown];
}

function containersOf(object: SynthesizedObject): { image: string; imagePullPolicy?: string }[] {
  const pod = object.manifest.spec?.template?.spec ?? {};
  return [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
}

/** Images that are nowhere but on this machine: the kubelet would end in ErrImageNeverPull without them. */
function localImages(objects: SynthesizedObject[], cluster: ClusterProfile): string[] {
  const prefix = cluster.localImageRegistry === undefined ? undefined : `${cluster.localImageRegistry}/`;
  const images = objects.flatMap(containersOf).flatMap(({ image, imagePullPolicy }) => {
    if (prefix !== undefined && image.startsWith(prefix)) {
      return [image.slice(prefix.length)];
    }
    return imagePullPolicy === 'Never' ? [image] : [];
  });
  return [...new Set(images)];
}

function inNamespace(object: SynthesizedObject): string {
  return object.namespaceName === undefined ? '' : ` -n ${object.namespaceName}`;
}

/** The commands from here to an answer over HTTP. */
function nextCommands(folder: string, objects: SynthesizedObject[], cluster: ClusterProfile): string[] {
  const { kubectl } = cluster;
  const loads = localImages(objects, cluster).map((image) => cluster.loadImageCommand(image)!);
  const deployment = objects.find((object) => object.kind === 'Deployment');
  const service = objects.find((object) => object.kind === 'Service');
  const port = service?.manifest.spec?.ports?.[0]?.port;
  return [
    ...loads.slice(0, 3),
    `${kubectl} apply -f ${folder}`,
    ...(deployment ? [`${kubectl}${inNamespace(deployment)} rollout status deployment/${deployment.objectName}`] : []),
    ...(service
      ? [`${kubectl}${inNamespace(service)} port-forward service/${service.objectName} ${PORT_FORWARD}:${port}`]
      : []),
    ...(service ? [`curl http://localhost:${PORT_FORWARD}/`] : []),
  ];
}

/** What was written and what to type next, in at most fifteen lines. */
export function summarize(folder: string, files: RenderedFile[], cluster: ClusterProfile): string {
  const commands = nextCommands(
    folder,
    files.flatMap((file) => file.objects),
    cluster,
  );
  const room = MAX_LINES - commands.length - 3;
  const next = [`Next, on ${cluster.name}:`, ...commands.map((command) => `  ${command}`)];
  return [...listFiles(folder, files, room), '', ...next].join('\n');
}
