// A fleet by cdk8s and cdk8s-plus alone, ten objects a service and no check: `node stock-fleet.cjs 1000 outdir`.
const { App, Chart, Duration, Size } = require('cdk8s');
const plus = require('cdk8s-plus-27');

const [count, outdir] = process.argv.slice(2);
const app = new App({ outdir });
for (let index = 0; index < Number(count); index++) {
  const namespace = `service-${index}`;
  const chart = new Chart(app, namespace, { namespace, labels: { 'app.kubernetes.io/part-of': namespace } });
  new plus.Namespace(chart, 'namespace', { metadata: { name: namespace } });
  new plus.k8s.KubeResourceQuota(chart, 'quota', {
    spec: { hard: { pods: plus.k8s.Quantity.fromNumber(20), 'requests.cpu': plus.k8s.Quantity.fromNumber(8) } },
  });
  new plus.k8s.KubeNetworkPolicy(chart, 'default-deny', { spec: { podSelector: {}, policyTypes: ['Ingress'] } });
  const serviceAccount = new plus.ServiceAccount(chart, 'account', { automountToken: false });
  const previous = `http://web.service-${index - 1}.svc.cluster.local`;
  const tcp = { port: 8080, failureThreshold: 3 };
  const deployment = new plus.Deployment(chart, 'web', {
    replicas: undefined,
    serviceAccount,
    automountServiceAccountToken: false,
    terminationGracePeriod: Duration.seconds(45),
    securityContext: { user: 10001, group: 10001, fsGroup: 10001, ensureNonRoot: true },
    strategy: plus.DeploymentStrategy.rollingUpdate({
      maxSurge: plus.PercentOrAbsolute.absolute(1),
      maxUnavailable: plus.PercentOrAbsolute.absolute(0),
    }),
    volumes: [plus.Volume.fromEmptyDir(chart, 'tmp', 'tmp', { sizeLimit: Size.gibibytes(1) })],
    containers: [
      {
        name: 'web',
        image: 'registry.example.com/web:1.4.2',
        ports: [{ name: 'http', number: 8080 }],
        envVariables: {
          services__web__http__0: plus.EnvValue.fromValue(previous),
          Orders__Retry: plus.EnvValue.fromValue('3'),
          ASPNETCORE_URLS: plus.EnvValue.fromValue('http://+:8080'),
          ASPNETCORE_SHUTDOWNTIMEOUTSECONDS: plus.EnvValue.fromValue('30'),
          ASPNETCORE_FORWARDEDHEADERS_ENABLED: plus.EnvValue.fromValue('true'),
        },
        readiness: plus.Probe.fromTcpSocket(tcp),
        startup: plus.Probe.fromTcpSocket(tcp),
        resources: { cpu: { request: plus.Cpu.millis(100) }, memory: { limit: Size.mebibytes(256) } },
        securityContext: { user: 10001, group: 10001, ensureNonRoot: true, readOnlyRootFilesystem: true },
      },
    ],
  });
  deployment.scheduling.spread({ topology: plus.Topology.HOSTNAME });
  const service = deployment.exposeViaService({ name: 'web', ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
  new plus.Ingress(chart, 'ingress', {
    className: 'traefik',
    rules: [{ host: `s${index}.example.com`, path: '/', backend: plus.IngressBackend.fromService(service) }],
  });
  new plus.HorizontalPodAutoscaler(chart, 'scaler', {
    target: deployment,
    minReplicas: 2,
    maxReplicas: 4,
    metrics: [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))],
  });
  new plus.k8s.KubePodDisruptionBudget(chart, 'budget', {
    spec: { maxUnavailable: plus.k8s.IntOrString.fromNumber(1), selector: { matchLabels: { app: 'web' } } },
  });
  new plus.NetworkPolicy(chart, 'policy', {
    selector: deployment,
    ingress: { default: plus.NetworkPolicyTrafficDefault.DENY },
  });
}
app.synth();
