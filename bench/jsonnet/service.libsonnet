// One service as ten objects, for go-jsonnet.
local labelled(service) = {
  metadata: {
    name: service.name,
    namespace: service.namespaceName,
    labels: service.labels,
  },
};
local uid = { runAsUser: 10001, runAsGroup: 10001, runAsNonRoot: true };
local probe(period, failures) = {
  tcpSocket: { port: 'http' },
  initialDelaySeconds: 1,
  periodSeconds: period,
  timeoutSeconds: 1,
  failureThreshold: failures,
  successThreshold: 1,
};
local oneOf(key, value) = { matchExpressions: [{ key: key, operator: 'In', values: [value] }] };

{
  new(name, namespaceName, tag, host, connections, clients):: {
    local service = self,
    name:: name,
    namespaceName:: namespaceName,
    instance:: { 'app.kubernetes.io/instance': name },
    own:: { 'cdk8s-aspnetcore/service': name },
    labels:: service.instance {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/component': 'web',
      'app.kubernetes.io/part-of': namespaceName,
      'app.kubernetes.io/managed-by': 'cdk8s-aspnetcore',
      'app.kubernetes.io/version': tag,
    },

    objects: [
      service.namespaceObject,
      service.quota,
      service.defaultDeny,
      service.autoscaler,
      service.disruptionBudget,
      service.account,
      service.network,
      service.service,
      service.ingress,
      service.deployment,
    ],

    namespaceObject:: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespaceName,
        labels: { ['pod-security.kubernetes.io/' + mode]: 'restricted' for mode in ['enforce', 'audit', 'warn'] },
      },
    },
    quota:: {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace: namespaceName },
      spec: { hard: { pods: '20', 'requests.cpu': '8', 'requests.memory': '8Gi' } },
    },
    defaultDeny:: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace: namespaceName },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    },
    autoscaler:: labelled(service) {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: name },
        minReplicas: 2,
        maxReplicas: 4,
        metrics: [{
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        }],
        behavior: {
          scaleDown: {
            policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
            stabilizationWindowSeconds: 300,
          },
        },
      },
    },
    disruptionBudget:: labelled(service) {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: service.own },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    },
    account:: labelled(service) {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      automountServiceAccountToken: false,
    },
    network:: labelled(service) {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      local ports = [{ port: 8080, protocol: 'TCP' }],
      spec: {
        podSelector: { matchLabels: service.instance },
        policyTypes: ['Ingress', 'Egress'],
        egress: [{ ports: [{ protocol: 'TCP' }, { protocol: 'UDP' }] }],
        ingress: [
          { from: [{ namespaceSelector: oneOf('kubernetes.io/metadata.name', 'traefik') }], ports: ports },
        ] + [
          {
            from: [{
              namespaceSelector: oneOf('kubernetes.io/metadata.name', client.namespaceName),
              podSelector: oneOf('cdk8s-aspnetcore/service', client.name),
            }],
            ports: ports,
          }
          for client in clients
        ],
      },
    },
    service:: labelled(service) {
      apiVersion: 'v1',
      kind: 'Service',
      spec: {
        type: 'ClusterIP',
        ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
        selector: service.instance + service.own,
      },
    },
    ingress:: labelled(service) {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      spec: {
        ingressClassName: 'traefik',
        rules: [{
          host: host,
          http: {
            paths: [{
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: name, port: { name: 'http' } } },
            }],
          },
        }],
      },
    },
    deployment:: labelled(service) {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: {
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 10,
        selector: { matchLabels: service.instance },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: {
          metadata: { labels: service.labels + service.own },
          spec: service.pod,
        },
      },
    },
    pod:: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: uid {
        fsGroup: 10001,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      terminationGracePeriodSeconds: 45,
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{
            weight: 100,
            podAffinityTerm: {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchLabels: service.instance },
            },
          }],
        },
      },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: key,
          whenUnsatisfiable: 'ScheduleAnyway',
          matchLabelKeys: ['pod-template-hash'],
          labelSelector: { matchLabels: service.instance },
        }
        for key in ['kubernetes.io/hostname', 'topology.kubernetes.io/zone']
      ],
      containers: [service.container],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
    },
    container:: {
      name: name,
      image: 'registry.example.com/web:' + tag,
      imagePullPolicy: 'Always',
      securityContext: uid {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL', 'NET_RAW'] },
        readOnlyRootFilesystem: true,
      },
      local settings = {
        Orders__Retry: '3',
        ASPNETCORE_SHUTDOWNTIMEOUTSECONDS: '30',
        ASPNETCORE_URLS: 'http://+:8080',
        COMPlus_PROCESSOR_COUNT: '1',
        DOTNET_PROCESSOR_COUNT: '1',
        COMPlus_GCHeapHardLimit: '0xC000000',
        ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true',
      },
      env: [
        {
          name: 'services__%s__http__0' % other.name,
          value: 'http://%s.%s.svc.cluster.local' % [other.name, other.namespaceName],
        }
        for other in connections
      ] + [{ name: key, value: settings[key] } for key in std.objectFields(settings)],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      lifecycle: { preStop: { sleep: { seconds: 10 } } },
      readinessProbe: probe(5, 3),
      startupProbe: probe(3, 40),
      resources: {
        limits: { memory: '256Mi', 'ephemeral-storage': '1Gi' },
        requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '64Mi' },
      },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    },
  },
}
