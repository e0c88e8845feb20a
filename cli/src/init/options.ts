import * as path from 'path';
import { UserError, Values } from '../command';

/** What a new project is made of. */
export interface Project {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly imageSource: 'local' | 'registry';
  readonly port: number;
  readonly cluster: string;
  readonly kubernetesVersion?: string;
}

/** Where images that are built on this machine can be run as they are. */
const LOCAL_CLUSTERS = ['minikube', 'microk8s', 'kind', 'k3d'];
/** The names of all cluster profiles of the library. */
export const CLUSTERS = [...LOCAL_CLUSTERS, 'openshift', 'managed'];

/** Packages of the project itself: npm installs none of them into a project of the same name. */
const OWN_PACKAGES = ['cdk8s', 'cdk8s-aspnetcore', 'cdk8s-plus-27', 'constructs', 'esbuild', 'tsx', 'typescript'];

const LABEL = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_FIX = 'start with a letter; up to 63 lower-case letters, digits and "-" in all, with no "-" at the end';

/** Reads the options, with defaults from the folder's name. */
export function projectOf(values: Values, folder: string): Project {
  const name = nameOf(values.name as string | undefined, folder);
  const cluster = clusterOf((values.cluster as string | undefined) ?? 'minikube');
  const image = values.image as string | undefined;
  const isLocal = LOCAL_CLUSTERS.includes(cluster) && !namesRegistry(image ?? name);
  return {
    name,
    namespace: namespaceOf((values.namespace as string | undefined) ?? name),
    image: image ?? (isLocal ? `${name}:dev` : `registry.example.com/${name}:1.0.0`),
    imageSource: isLocal ? 'local' : 'registry',
    port: portOf((values.port as string | undefined) ?? '8080'),
    cluster,
    kubernetesVersion: values['kubernetes-version'] as string | undefined,
  };
}

function nameOf(given: string | undefined, folder: string): string {
  const fromFolder = path.basename(folder);
  if (given === undefined && !LABEL.test(fromFolder)) {
    const proposal = proposalFor(fromFolder);
    throw new UserError(
      `the folder's name "${fromFolder}" can't be the name of a service`,
      `say one: --name ${proposal}`,
    );
  }
  const name = label('--name', given ?? fromFolder);
  if (OWN_PACKAGES.includes(name)) {
    throw new UserError(`--name "${name}" is the name of a package that the project needs`, 'choose another name');
  }
  return name;
}

/** The nearest name that is one. */
function proposalFor(text: string): string {
  const near = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return LABEL.test(near) ? near : 'my-service';
}

function label(option: string, value: string): string {
  if (!LABEL.test(value)) {
    throw new UserError(`${option} "${value}" is no DNS label`, LABEL_FIX);
  }
  return value;
}

function namespaceOf(name: string): string {
  if (name === 'default' || name.startsWith('kube-')) {
    throw new UserError(`--namespace "${name}" is Kubernetes' own`, 'name one for this service');
  }
  return label('--namespace', name);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new UserError(`--port "${text}" is no port`, 'use a number from 1 to 65535, such as 8080');
  }
  return port;
}

function clusterOf(name: string): string {
  if (!CLUSTERS.includes(name)) {
    throw new UserError(`--cluster "${name}" is unknown`, `use one of ${CLUSTERS.join(', ')}`);
  }
  return name;
}

/** An image names a registry when its first part looks like a host, as Docker sees it. */
function namesRegistry(image: string): boolean {
  const [host, ...rest] = image.split('/');
  return rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
}
