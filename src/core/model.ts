import { k8s } from 'cdk8s-plus-27';
import { NewerContainerFields } from './newer-fields';
import { PeerModel } from './peer';
import { RolloutModel } from './rollout';
import { RouteModel, RouterModel, TrackServiceModel } from './route';
import { ScaleModel, ScaleTarget } from './scale';

/** A port that the pods open and, as a rule, the service offers. */
export interface PortModel {
  /** The name by which Services, probes and routes refer to it. */
  readonly portName: string;
  /** The port that the container listens on. */
  readonly containerPort: number;
  /** The port that the Service offers. */
  readonly servicePort: number;
  /**
   * The protocol that the port speaks, for proxies and meshes: `kubernetes.io/h2c`, `https`, ….
   * @default - unknown
   */
  readonly appProtocol?: string;
  /**
   * Whether the Service offers it; what it does not offer is reached on the pods only.
   * @default true
   */
  readonly offered?: boolean;
  /**
   * Whether the service's own process serves HTTP on it, as it does on the main port; what opens it otherwise is its
   * own affair.
   * @default - true for the main port, else false
   */
  readonly servesHttp?: boolean;
}

/** The pods of one track, resolved. */
export interface PodModel {
  /** The pod's spec, in the fields of Kubernetes 1.27. */
  readonly spec: k8s.PodSpec;
  /** Fields of later versions, by the name of the container. */
  readonly newerFields: Record<string, NewerContainerFields>;
  /** Lists of JSON merge patches of the user's, by the name of the container. */
  readonly containerPatches: Record<string, any>;
  /** Annotations of the pods. */
  readonly annotations: Record<string, string>;
}

/** One set of pods that run one version: the only one, or stable, canary, a colour, a variant. */
export interface TrackModel {
  /** `stable` in a plain service. */
  readonly trackName: string;
  /** The name of the Deployment. */
  readonly objectName: string;
  /** How many pods it may have. */
  readonly scale: ScaleModel;
  /** What an autoscaler of it changes: its Deployment, or whatever else owns its pods. */
  readonly scaleTarget: ScaleTarget;
  /**
   * Whether its Deployment keeps its pods beside those of another owner, which takes them away.
   * @default false
   */
  readonly keepsPods?: boolean;
  /** The labels of the track's own objects. */
  readonly labels: Record<string, string>;
  /** The labels of its pods. */
  readonly podLabels: Record<string, string>;
  /** The part of the pods' labels that the Deployment selects, for ever: Kubernetes forbids a change. */
  readonly selector: Record<string, string>;
  /** Its pods. */
  readonly pod: PodModel;
}

/** One service, resolved from its defaults, its cluster and what its user said; frozen. */
export interface ServiceModel {
  /** The service's name, which is the name of its Service object. */
  readonly serviceName: string;
  /** The namespace that it lives in, where its chart names one. */
  readonly namespaceName?: string;
  /** The labels of objects that belong to all tracks. */
  readonly labels: Record<string, string>;
  /** Selects the pods of all tracks, and nothing else. */
  readonly selector: Record<string, string>;
  /** Selects the pods that get the requests of the service's own Service. */
  readonly liveSelector: Record<string, string>;
  /** The ports, the main one first. */
  readonly ports: PortModel[];
  /** The tracks, the stable one first. */
  readonly tracks: TrackModel[];
  /** Which track gets which requests, the default one first. */
  readonly routes: RouteModel[];
  /**
   * What splits the requests between routes.
   * @default - nothing: the Service's pods share them
   */
  readonly router?: RouterModel;
  /** Services besides the service's own one. */
  readonly trackServices: TrackServiceModel[];
  /** How the Deployments replace their pods. */
  readonly rollout: RolloutModel;
  /** Who may connect to the service. */
  readonly clients: PeerModel[];
  /** Whom the service connects to. */
  readonly servers: PeerModel[];
}
