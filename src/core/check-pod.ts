import { k8s } from 'cdk8s-plus-27';
import { fail } from '../private/errors';
import { requirePlainObject, show } from '../private/values';

/** All containers of a pod share one network, and see only the volumes that the pod has. */
export function checkPod(path: string, containers: k8s.Container[], volumes: k8s.Volume[]): void {
  const ports = new Map<string, string>();
  const names = new Set(volumes.map((volume) => volume.name));
  for (const container of containers) {
    for (const { containerPort, protocol = 'TCP', name } of container.ports ?? []) {
      takePort(path, ports, `number ${containerPort}/${protocol}`, container.name);
      if (name !== undefined) {
        takePort(path, ports, `name ${name}`, container.name);
      }
    }
    const stray = (container.volumeMounts ?? []).find((mount) => !names.has(mount.name));
    if (stray) {
      fail(
        'container-invalid',
        path,
        `container "${container.name}" mounts the volume "${stray.name}", which the pod does not have`,
        names.size === 0 ? 'add it by addVolume first' : `add it by addVolume first, or use ${[...names].join(' or ')}`,
      );
    }
  }
}

function takePort(path: string, taken: Map<string, string>, port: string, container: string): void {
  const other = taken.get(port);
  if (other !== undefined) {
    const who = other === container ? `container "${container}"` : `containers "${other}" and "${container}"`;
    fail('port-conflict', path, `${who} open two ports of the ${port}`, 'give each port a name and number of its own');
  }
  taken.set(port, container);
}

/** A patch is fields of a container, and leaves it the name by which everything finds it. */
export function requirePatch(path: string, containerName: string, patch: any): void {
  const what = `patch of the container ${show(containerName)}`;
  requirePlainObject('container-invalid', path, what, patch, 'use one like { stdin: true }');
  if (Object.hasOwn(patch, 'name') && patch.name !== containerName) {
    fail('container-invalid', path, `${what} changes the name to ${show(patch.name)}`, 'leave the name out of it');
  }
}

/** A patch that hits nothing is a patch that somebody believes in. */
export function checkPatches(path: string, containers: k8s.Container[], patched: string[]): void {
  const names = containers.map((container) => container.name);
  const stray = patched.find((name) => !names.includes(name));
  if (stray !== undefined) {
    const problem = `a patch is for the container "${stray}", which the pod does not have`;
    fail('container-invalid', path, problem, `use ${names.join(' or ')}`);
  }
}
