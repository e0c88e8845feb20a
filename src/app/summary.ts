import * as path from 'path';
import { ClusterProfile } from '../cluster/cluster-profile';
import { Prerequisite } from '../core/prerequisites';
import { SynthesizedObject } from '../core/synthesized-object';
import { RenderedFile } from './output-files';

const MAX_LINES = 15;
const MAX_PREREQUISITES = 3;
const PORT_FORWARD = 8080;

/** A folder as it is typed: from the working directory, where it is below that. */
export function shownFolder(folder: string): string {
  const absolute = path.resolve(folder);
  const relative = path.relative(process.cwd(), absolute);
  return relative.startsWith('..') ? absolute : relative;
}

/** An object as people name it, like `Deployment/web`. */
export function title(object: SynthesizedObject): string {
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
    ...loads.slice(0, 2),
    `${kubectl} apply -f ${folder}`,
    ...(deployment ? [`${kubectl}${inNamespace(deployment)} rollout status deployment/${deployment.objectName}`] : []),
    ...(service
      ? [`${kubectl}${inNamespace(service)} port-forward service/${service.objectName} ${PORT_FORWARD}:${port}`]
      : []),
    ...(service ? [`curl http://localhost:${PORT_FORWARD}/`] : []),
  ];
}

/** What must be on the cluster first, each once; a long list is in `Prerequisites.of(app).all`. */
function listPrerequisites(prerequisites: Prerequisite[]): string[] {
  const byName = new Map(prerequisites.map((prerequisite) => [prerequisite.name, prerequisite]));
  const lines = [...byName.values()].map(({ name, minimumVersion, install }) => {
    const version = minimumVersion === undefined ? '' : ` ${minimumVersion} or later`;
    return `  ${name}${version}: ${install}`;
  });
  const shown = lines.length > MAX_PREREQUISITES ? lines.slice(0, MAX_PREREQUISITES - 1) : lines;
  const rest = lines.length - shown.length;
  const more = rest === 0 ? [] : [`  and ${rest} more, see Prerequisites.of(app)`];
  return lines.length === 0 ? [] : ['', 'First, on the cluster:', ...shown, ...more];
}

/** What was written, what it needs, and what to type next: in at most fifteen lines. */
export function summarize(
  folder: string,
  files: RenderedFile[],
  cluster: ClusterProfile,
  prerequisites: Prerequisite[],
): string {
  const commands = nextCommands(
    folder,
    files.flatMap((file) => file.objects),
    cluster,
  );
  const needs = listPrerequisites(prerequisites);
  const room = MAX_LINES - commands.length - needs.length - 3;
  const next = [`Next, on ${cluster.name}:`, ...commands.map((command) => `  ${command}`)];
  return [...listFiles(folder, files, room), ...needs, '', ...next].join('\n');
}
