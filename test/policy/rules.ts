/**
 * What the field's scanners ask of a web service's manifests by default: kube-score, kube-linter, polaris,
 * kubesec, checkov, kubescape, trivy, datree, monokle. A rule gives what it has against an object.
 */
export type Manifest = Record<string, any>;
export type Rule = (object: Manifest, all: Manifest[]) => string[];

const WORKLOADS = ['Deployment', 'DaemonSet', 'Job'];
const CLUSTER_SCOPED = ['Namespace', 'ClusterRole', 'ClusterRoleBinding'];
const RECOMMENDED = ['name', 'instance', 'version', 'component', 'part-of', 'managed-by'];
const TIMING = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'];
/** They hold for a whole namespace, or for pods of cert-manager's: the rule is on policies of a workload. */
export const NAMESPACE_POLICIES = ['default-deny', 'acme-solvers'];
const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];

export const isWorkload = (object: Manifest): boolean => WORKLOADS.includes(object.kind);
const pod = (object: Manifest): Manifest => object.spec?.template?.spec ?? {};
const containers = (object: Manifest): Manifest[] => [
  ...(pod(object).initContainers ?? []),
  ...(pod(object).containers ?? []),
];
const when = (condition: boolean, problem: string): string[] => (condition ? [problem] : []);

/** A rule over the pods of each workload. */
const workloads =
  (rule: Rule): Rule =>
  (object, all) =>
    isWorkload(object) ? rule(object, all) : [];

/** A rule over the one container that serves. */
const serving = (rule: (container: Manifest) => string[]): Rule => {
  return (object) => (object.kind === 'Deployment' ? rule(pod(object).containers[0]) : []);
};

/** A rule over each container of each workload. */
const each = (rule: (container: Manifest, object: Manifest) => string[]): Rule =>
  workloads((object) =>
    containers(object).flatMap((container) =>
      rule(container, object).map((problem) => `${container.name}: ${problem}`),
    ),
  );

function handlerOf(probe: Manifest): string {
  const { tcpSocket, httpGet, grpc, exec } = probe;
  return JSON.stringify({ tcpSocket, httpGet, grpc, exec });
}

function missingLabels(object: Manifest): string[] {
  const labels = { object: object.metadata.labels ?? {}, pods: object.spec.template.metadata.labels ?? {} };
  return Object.entries(labels).flatMap(([where, given]) =>
    RECOMMENDED.map((name) => `app.kubernetes.io/${name}`)
      .filter((name) => given[name] === undefined)
      .map((name) => `no label ${name} on the ${where}`),
  );
}

export const RULES: Record<string, Rule> = {
  'explicit-namespace': (object) =>
    when(
      !CLUSTER_SCOPED.includes(object.kind) && [undefined, 'default'].includes(object.metadata.namespace),
      'no namespace of its own',
    ),
  'namespace-restricted': (object) =>
    object.kind !== 'Namespace'
      ? []
      : ['enforce', 'audit', 'warn'].flatMap((mode) =>
          when(
            object.metadata.labels?.[`pod-security.kubernetes.io/${mode}`] !== 'restricted',
            `${mode}s no restricted`,
          ),
        ),
  'recommended-labels': workloads(missingLabels),
  'instance-is-name': (object) =>
    object.kind !== 'Deployment'
      ? []
      : when(object.metadata.labels['app.kubernetes.io/instance'] !== object.metadata.name, 'instance is not its name'),
  'rolling-update': (object) =>
    object.kind === 'Deployment' ? when(object.spec.strategy?.type !== 'RollingUpdate', 'does not roll') : [],
  'own-service-account': workloads((object, all) => {
    const name = pod(object).serviceAccountName;
    const account = all.find((other) => other.kind === 'ServiceAccount' && other.metadata.name === name);
    return [
      ...when(name === undefined || name === 'default' || account === undefined, 'no service account of its own'),
      ...when(account?.automountServiceAccountToken !== false, 'the account gives out its token'),
    ];
  }),
  'no-token': workloads((object) => when(pod(object).automountServiceAccountToken !== false, 'the pods get a token')),
  'spread-out': (object) => {
    const preferred = pod(object).affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const topology = (term: Manifest) => term.podAffinityTerm.topologyKey;
    const soft = (pod(object).topologySpreadConstraints ?? []).filter(
      (spread: Manifest) => spread.whenUnsatisfiable === 'ScheduleAnyway',
    );
    return object.kind !== 'Deployment'
      ? []
      : [
          ...when(soft.length === 0, 'no soft topology spread'),
          ...when(!preferred.map(topology).includes('kubernetes.io/hostname'), 'no preferred anti-affinity by host'),
        ];
  },
  'pod-security-context': workloads((object) => {
    const context = pod(object).securityContext ?? {};
    return [
      ...when(context.runAsNonRoot !== true, 'may run as root'),
      ...when(!(context.runAsUser >= 10001 && context.runAsGroup >= 10001), 'user or group ID below 10001'),
      ...when(context.fsGroup === undefined || context.fsGroupChangePolicy === undefined, 'no fsGroup and policy'),
      ...when(context.seccompProfile?.type !== 'RuntimeDefault', 'no seccomp profile'),
    ];
  }),
  'container-security-context': each((container) => {
    const context = container.securityContext ?? {};
    const tmp = (container.volumeMounts ?? []).some((mount: Manifest) => mount.mountPath === '/tmp');
    return [
      ...when(context.allowPrivilegeEscalation !== false, 'may escalate'),
      ...when(context.runAsNonRoot !== true, 'may run as root'),
      ...when(context.readOnlyRootFilesystem !== true, 'root file system is writable'),
      ...when(JSON.stringify(context.capabilities) !== '{"drop":["ALL","NET_RAW"]}', 'keeps capabilities'),
      ...when(
        context.seccompProfile !== undefined || context.procMount !== undefined,
        'seccomp or procMount of its own',
      ),
      ...when(!tmp, 'no writable /tmp'),
    ];
  }),
  'image-registry': each(({ image }) => when(!/^[^/]*[.:][^/]*\//.test(image), `${image} names no registry`)),
  'image-tag': each(({ image }) => when(!/(:(?!latest$)[^:/]+|@sha256:.+)$/.test(image), `${image} is not pinned`)),
  'image-pull-always': each(({ imagePullPolicy }) => when(imagePullPolicy !== 'Always', `pulls ${imagePullPolicy}`)),
  resources: each(({ resources = {} }) =>
    RESOURCES.flatMap((name) =>
      ['requests', 'limits'].flatMap((side) => when(resources[side]?.[name] === undefined, `no ${side}.${name}`)),
    ),
  ),
  'memory-guaranteed': each(({ resources }) =>
    when(resources?.requests?.memory !== resources?.limits?.memory, 'memory request is not its limit'),
  ),
  'high-port': each(({ ports = [] }) =>
    ports.flatMap((port: Manifest) => [
      ...when(port.containerPort < 1024, `port ${port.containerPort} is privileged`),
      ...when(port.name === undefined, `port ${port.containerPort} has no name`),
    ]),
  ),
  'liveness-and-readiness': serving(({ livenessProbe, readinessProbe }) => [
    ...when(readinessProbe === undefined, 'no readiness probe'),
    ...when(livenessProbe === undefined, 'no liveness probe'),
    ...when(
      livenessProbe && readinessProbe && handlerOf(livenessProbe) === handlerOf(readinessProbe),
      'liveness asks what readiness asks',
    ),
  ]),
  'probe-timing': each(({ startupProbe, livenessProbe, readinessProbe }) =>
    [startupProbe, livenessProbe, readinessProbe]
      .filter((probe) => probe !== undefined)
      .flatMap((probe) => [
        ...TIMING.filter((field) => probe[field] === undefined).map((field) => `no ${field}`),
        ...when(probe.httpGet?.host !== undefined, 'probes another host'),
      ]),
  ),
  'pre-stop': serving(({ lifecycle }) => when(lifecycle?.preStop === undefined, 'no preStop')),
  'no-secret-env': each(({ env = [], envFrom = [] }) => [
    ...env
      .filter((entry: Manifest) => entry.valueFrom?.secretKeyRef)
      .map((entry: Manifest) => `secret in env ${entry.name}`),
    ...envFrom.filter((entry: Manifest) => entry.secretRef).map(() => 'secret in envFrom'),
  ]),
  'no-config-map-volume': workloads((object) =>
    (pod(object).volumes ?? [])
      .filter((volume: Manifest) => volume.configMap)
      .map((volume: Manifest) => `ConfigMap volume ${volume.name}`),
  ),
  'network-policy': (object, all) => {
    const own = all.filter(
      ({ kind, spec }) =>
        kind === 'NetworkPolicy' &&
        Object.entries(spec.podSelector.matchLabels ?? {}).every(
          ([key, value]) => object.spec?.template?.metadata.labels[key] === value,
        ),
    );
    return isWorkload(object) ? when(own.length === 0, 'no network policy') : [];
  },
  'network-policy-form': ({ kind, metadata, spec }) =>
    kind !== 'NetworkPolicy' || NAMESPACE_POLICIES.includes(metadata.name)
      ? []
      : [
          ...when(JSON.stringify(spec.policyTypes) !== '["Ingress","Egress"]', 'not both policy types'),
          ...when(!(spec.egress?.length > 0), 'no egress rule'),
          ...when(Object.keys(spec.podSelector.matchLabels ?? {}).length !== 1, 'not exactly one label'),
        ],
  'cluster-ip': ({ kind, spec }) => (kind === 'Service' ? when(spec.type !== 'ClusterIP', `is a ${spec.type}`) : []),
  'disruption-budget': (object, all) =>
    object.kind !== 'Deployment' || (object.spec.replicas ?? 2) < 2
      ? []
      : when(!all.some(({ kind }) => kind === 'PodDisruptionBudget'), 'no disruption budget'),
};
