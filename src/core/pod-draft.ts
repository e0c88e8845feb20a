import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
import { checkPatches, checkPod, requirePatch } from './check-pod';
import { ContainerDraft } from './container-draft';
import { PodModel, PortModel } from './model';
import { NewerContainerFields } from './newer-fields';
import { PodFields } from './pod-fields';

/** What a pod draft starts from. */
export interface PodDraftProps {
  /** The construct path, for messages. */
  readonly path: string;
  /** The name of the track that the pods belong to. */
  readonly trackName: string;
  /** The part of the pods' labels that only this track's pods have. */
  readonly selector: Record<string, string>;
  /** The cluster that they will run on. */
  readonly cluster: ClusterProfile;
  /** The ports that the service has. */
  readonly ports: PortModel[];
  /** The container that serves. */
  readonly main: ContainerDraft;
}

/** The pods of one track while the capabilities still write on them. Every render starts from an empty one. */
export class PodDraft {
  /** The name of the track that the pods belong to. */
  public readonly trackName: string;
  /** The part of the pods' labels that only this track's pods have: what its Deployment selects. */
  public readonly selector: Record<string, string>;
  /** The cluster that they will run on. */
  public readonly cluster: ClusterProfile;
  /** The ports that the service has, the main one first. */
  public readonly ports: PortModel[];
  /** The container that serves. */
  public readonly main: ContainerDraft;
  /** What containers may do on their node that do not say so themselves. */
  public containerSecurityContext?: k8s.SecurityContext;
  /** Whether the pod may reach into its node, as under SecurityProfile.none(). */
  public isPrivileged = false;
  /** How large a /tmp the main container gets, unless something is mounted there; none when undefined. */
  public tmpSizeLimit?: k8s.Quantity;
  private fields: PodFields = { automountServiceAccountToken: false, enableServiceLinks: false };
  private readonly path: string;
  private readonly volumes: k8s.Volume[] = [];
  private readonly initContainers: k8s.Container[] = [];
  private readonly sidecars: k8s.Container[] = [];
  private readonly newerFields: Record<string, NewerContainerFields> = {};
  private readonly containerPatches = new Map<string, unknown[]>();
  private readonly annotations: Record<string, string> = {};

  public constructor(props: PodDraftProps) {
    this.path = props.path;
    this.trackName = props.trackName;
    this.selector = { ...props.selector };
    this.cluster = props.cluster;
    this.ports = props.ports;
    this.main = props.main;
  }

  /**
   * Adds a volume.
   * @throws when there is one of that name
   */
  public addVolume(volume: k8s.Volume): void {
    if (this.volumes.some((other) => other.name === volume.name)) {
      fail('container-invalid', this.path, `two volumes are named "${volume.name}"`, 'give each a name of its own');
    }
    this.volumes.push(volume);
  }

  /**
   * Adds a container that runs beside the main one.
   * @throws when there is one of that name
   */
  public addContainer(container: k8s.Container, newer: NewerContainerFields = {}): void {
    this.requireNewName(container.name);
    this.sidecars.push(container);
    this.addNewerFields(container.name, newer);
  }

  /**
   * Adds a container that runs before the main one; with `restartPolicy: Always` it stays beside it.
   * @throws when there is one of that name
   */
  public addInitContainer(container: k8s.Container, newer: NewerContainerFields = {}): void {
    this.requireNewName(container.name);
    this.initContainers.push(container);
    this.addNewerFields(container.name, newer);
  }

  /** Sets fields of a container that Kubernetes has since 1.28 or later; ask the cluster's version first. */
  public addNewerFields(containerName: string, fields: NewerContainerFields): void {
    this.newerFields[containerName] = { ...this.newerFields[containerName], ...fields };
  }

  /**
   * Lays a JSON merge patch over a container, in the API's own field names, as the last thing of all.
   * @param containerName the name of the container; `toModel` throws when the pod has none of that name
   * @param patch a plain object: maps are merged, null removes, anything else replaces
   * @throws when the patch is no plain object, or changes the name
   */
  public patchContainer(containerName: string, patch: any): void {
    requirePatch(this.path, containerName, patch);
    this.containerPatches.set(containerName, [...(this.containerPatches.get(containerName) ?? []), patch]);
  }

  /** Sets fields of the pod's spec; the last one who sets a field wins. */
  public addFields(fields: PodFields): void {
    this.fields = { ...this.fields, ...fields };
  }

  /** Annotates the pods. */
  public addAnnotation(key: string, value: string): void {
    this.annotations[key] = value;
  }

  /**
   * The pods as the Kubernetes API writes them.
   * @throws when two containers open one port, or one mounts a volume that the pod does not have
   */
  public toModel(): PodModel {
    this.addTmp();
    const running = [this.main.toContainer(), ...this.sidecars];
    const containers = [...this.initContainers, ...running];
    checkPod(this.path, containers, this.volumes);
    checkPatches(this.path, containers, [...this.containerPatches.keys()]);
    return {
      spec: {
        ...this.fields,
        initContainers: this.initContainers.map((container) => this.secured(container)),
        containers: running.map((container) => this.secured(container)),
        volumes: this.volumes,
      },
      newerFields: this.newerFields,
      containerPatches: Object.fromEntries(this.containerPatches),
      annotations: this.annotations,
    };
  }

  /** The root file system is read-only, and most programs expect a /tmp that they can write. */
  private addTmp(): void {
    if (this.tmpSizeLimit !== undefined && !this.main.hasMount('/tmp')) {
      const name = this.volumes.some((volume) => volume.name === 'tmp') ? 'main-tmp' : 'tmp';
      this.addVolume({ name, emptyDir: { sizeLimit: this.tmpSizeLimit } });
      this.main.addMount({ name, mountPath: '/tmp' });
    }
  }

  private secured(container: k8s.Container): k8s.Container {
    return { ...container, securityContext: container.securityContext ?? this.containerSecurityContext };
  }

  private requireNewName(name: string): void {
    if ([this.main, ...this.sidecars, ...this.initContainers].some((other) => other.name === name)) {
      fail('container-invalid', this.path, `two containers are named "${name}"`, 'give each a name of its own');
    }
  }
}
