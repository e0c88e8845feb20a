import { CONFIG_FILE } from './collector-map';
import { OTLP_GRPC, OTLP_HTTP, PORTS } from './collector-ports';
import { isMonitored, SCRAPED } from './collector-monitor';
import { CollectorRole } from './collector-role';
import { KnownPods, NODE_NAME } from './config/processors';
import { Settings } from './exporter-model';

/** Where the configuration is mounted. */
const CONFIG_FOLDER = '/etc/otelcol/config';

/** Where the kubelet keeps the logs of pods, and where agents keep their checkpoints. */
const LOGS = '/var/log/pods';
export const CHECKPOINTS = '/var/lib/otelcol';

/** From this minor version on the kubelet itself can wait before it stops a container. */
const NATIVE_SLEEP = 30;

/** The user that the image names. Source: its Dockerfile in open-telemetry/opentelemetry-collector-releases */
const USER = 10001;

/** The pods of a collector. */
export function podTemplate(role: CollectorRole): Settings {
  const { labels, cluster, checkpoints, enrich, priorityClassName, file, files } = role;
  const onHost = checkpoints !== undefined;
  return {
    metadata: { labels, ...(!isMonitored(cluster) && { annotations: SCRAPED }) },
    spec: {
      serviceAccountName: role.objectName,
      automountServiceAccountToken: enrich !== undefined,
      enableServiceLinks: false,
      ...(priorityClassName !== undefined && { priorityClassName }),
      securityContext: {
        ...userOf(role),
        ...(!onHost && !cluster.assignsUserIds && { fsGroup: USER, fsGroupChangePolicy: 'OnRootMismatch' }),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(role)],
      volumes: [
        { name: 'config', configMap: { name: file.mapName } },
        ...files.map(({ volume, secretName }) => ({ name: volume, secret: { secretName } })),
        ...(onHost
          ? [
              { name: 'logs', hostPath: { path: LOGS, type: 'Directory' } },
              { name: 'checkpoints', hostPath: { path: checkpoints, type: 'DirectoryOrCreate' } },
            ]
          : []),
      ],
    },
  };
}

/** Root where it reads the node's logs, which only root may; else whoever the image or the cluster names. */
function userOf({ checkpoints, cluster }: CollectorRole): Settings {
  if (checkpoints !== undefined) {
    return { runAsUser: 0, runAsGroup: 0, runAsNonRoot: false };
  }
  return { ...(!cluster.assignsUserIds && { runAsUser: USER, runAsGroup: USER }), runAsNonRoot: true };
}

function container(role: CollectorRole): Settings {
  const files = role.files.map(({ volume, mountPath }) => ({ name: volume, mountPath, readOnly: true }));
  return {
    name: 'collector',
    image: role.image,
    imagePullPolicy: role.cluster.imagePullPolicy,
    args: [`--config=${CONFIG_FOLDER}/${CONFIG_FILE}`],
    ports: [
      ...(role.otlp ? otlpPorts() : []),
      { name: 'metrics', containerPort: PORTS.metrics },
      { name: 'health', containerPort: PORTS.health },
    ],
    env: [
      { name: 'GOMEMLIMIT', value: role.goMemoryLimit },
      ...(role.enrich === KnownPods.OF_NODE
        ? [{ name: NODE_NAME, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }]
        : []),
      ...role.variables.map(({ variable, secretName, key }) => ({
        name: variable,
        valueFrom: { secretKeyRef: { name: secretName, key } },
      })),
    ],
    resources: role.resources,
    securityContext: {
      ...userOf(role),
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL', 'NET_RAW'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      ...(role.seLinuxType !== undefined && { seLinuxOptions: { type: role.seLinuxType } }),
    },
    // Clients that are connected go on until Kubernetes has told the others; the image has no shell to wait in.
    ...(role.cluster.kubernetesVersion.isAtLeast(NATIVE_SLEEP) && {
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    }),
    // Its own trouble, such as a backend that is gone, is no reason to restart it: that would lose what it holds.
    livenessProbe: {
      tcpSocket: { port: 'health' },
      initialDelaySeconds: 15,
      periodSeconds: 10,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 6,
    },
    readinessProbe: {
      httpGet: { path: '/', port: 'health' },
      initialDelaySeconds: 1,
      periodSeconds: 5,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    },
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      ...files,
      ...(role.checkpoints === undefined
        ? []
        : [
            { name: 'logs', mountPath: LOGS, readOnly: true },
            { name: 'checkpoints', mountPath: CHECKPOINTS },
          ]),
    ],
  };
}

function otlpPorts(): Settings[] {
  return [
    { name: OTLP_GRPC, containerPort: PORTS.otlpGrpc },
    { name: OTLP_HTTP, containerPort: PORTS.otlpHttp },
  ];
}
