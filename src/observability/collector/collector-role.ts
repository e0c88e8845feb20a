import { ClusterProfile } from '../../cluster/cluster-profile';
import { INSTANCE_LABEL } from '../../core/service-labels';
import { KnownPods } from './config/processors';
import { ConfigMapFile } from './collector-map';
import { TelemetrySignal } from '../telemetry/telemetry-options';
import { SecretFiles, SecretVariable, Settings } from './exporter-model';

/** One of the two collectors, the agents or the gateway, as its objects need it. */
export interface CollectorRole {
  /** The name of its objects. */
  readonly objectName: string;
  readonly namespaceName: string;
  /** Labels of its objects and pods. */
  readonly labels: Record<string, string>;
  readonly cluster: ClusterProfile;
  readonly image: string;
  readonly resources: Settings;
  readonly goMemoryLimit: string;
  readonly file: ConfigMapFile;
  readonly otlp: boolean;
  /** What it takes by OTLP. */
  readonly signals: TelemetrySignal[];
  /** Where the agents of a node keep their checkpoints on it, where they read logs. */
  readonly checkpoints?: string;
  /** The type that SELinux runs it as, where that is not the usual one. */
  readonly seLinuxType?: string;
  /** Whether it asks the API server about pods. */
  readonly enrich?: KnownPods;
  readonly variables: SecretVariable[];
  readonly files: SecretFiles[];
  readonly priorityClassName?: string;
}

/** The labels by which its pods are found. */
export const selectorOf = ({ objectName }: CollectorRole): Record<string, string> => ({ [INSTANCE_LABEL]: objectName });
