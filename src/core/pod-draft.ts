import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../cluster/cluster-profile';
import { fail } from '../private/errors';
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
  /** The cluster that they will run on. */
  public readonly cluster: ClusterProfile;
  /** The ports that the service has, the main one first. */
  public readonly ports: PortModel[];
  /** The container that serves. */
  public readonly main: ContainerDraft;
  private fields: PodFields = { automountServiceAccountToken: false, enableServiceLinks: false };
  private readonly path: string;
  private readonly volumes: k8s.Volume[] = [];
  private readonly initContainers: k8s.Container[] = [];
  private readonly sidecars: k8s.Container[] = [];
  private readonly newerFields: Record<string, NewerContainerFields> = {};
  private readonly annotations: Record<string, string> = {};

  public constructor(props: PodDraftProps) {
    this.path = props.path;
    this.trackName = props.trackName;
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

  /** Sets fields of the pod's spec; the last one who sets a field wins. */
  public addFields(fields: PodFields): void {
    this.fields = { ...this.fields, ...fields };
  }

  /** Annotates the pods. */
  public addAnnotation(key: string, value: string): void {
    this.annotations[key] = value;
  }

  /** The pods as the Kubernetes API writes them. */
  public toModel(): PodModel {
    return {
      spec: {
        ...this.fields,
        initContainers: this.initContainers,
        containers: [this.main.toContainer(), ...this.sidecars],
        volumes: this.volumes,
      },
      newerFields: this.newerFields,
      annotations: this.annotations,
    };
  }

  private requireNewName(name: string): void {
    if ([this.main, ...this.sidecars, ...this.initContainers].some((other) => other.name === name)) {
      fail('container-invalid', this.path, `two containers are named "${name}"`, 'give each a name of its own');
    }
  }
}
