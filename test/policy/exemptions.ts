/** The keys of cookies are in Redis, whose address the application reads as a setting. */
const REDIS = 'a connection string in a variable is what every .NET image reads without code';

const NODE_LOGS = 'the logs of a node are below a path of the node, and belong to root';
const ASKS_FOR_PODS = 'it asks the API server for the names of pods';
const COLLECTOR_CONFIG = "the collector's configuration is a file, immutable and named after its content";

/** Findings of an example, or of one of its objects, that are meant, each with its reason. One that no longer
 * applies fails the test. */
export const EXEMPTIONS: Record<string, Record<string, string>> = {
  '01-hello': {
    'image-registry': 'the tutorial builds its image locally',
    'image-tag': "the tutorial's image is hello_asp_net_core:latest",
    'image-pull-always': 'the image is on no registry: the tutorial pulls it never',
    'high-port': "the tutorial's port is 80; the pod has the safe sysctl for it",
    'liveness-and-readiness': 'the tutorial says nothing of its health, and liveness on the same port adds nothing',
    'network-policy':
      "whoever follows the tutorial reaches the service from anywhere, and minikube's network enforces no policies",
  },
  '02-appsettings-and-secrets': {
    'no-secret-env':
      'a connection string in a variable is what every .NET image reads without code; files are shown too',
  },
  '04-ingress-tls': {
    'image-registry': 'the image is built on this machine, for minikube',
    'image-pull-always': 'the image is on no registry',
    'network-policy': "minikube's default network enforces no policies",
  },
  '06-autoscaling': {
    'no-secret-env': 'a connection string in a variable is what every .NET image and KEDA read without code',
  },
  '08-canary-gateway': { 'no-secret-env': REDIS },
  '09-ab-test': { 'no-secret-env': REDIS },
  '10-blue-green': { 'no-secret-env': REDIS },
  '11-argo-rollouts': { 'no-secret-env': REDIS },
  '13-stages/local': {
    'no-secret-env': REDIS,
    'image-pull-always': 'a tag is pulled once for a cluster of one node',
    'network-policy': "minikube's default network enforces no policies",
  },
  '13-stages/staging': { 'no-secret-env': REDIS },
  '13-stages/production': { 'no-secret-env': REDIS },
  '12-observability': {
    'no-secret-env': REDIS,
    'namespace-restricted Namespace telemetry-agents': NODE_LOGS,
    'pod-security-context DaemonSet collector-agent': NODE_LOGS,
    'container-security-context DaemonSet collector-agent': NODE_LOGS,
    'no-token DaemonSet collector-agent': ASKS_FOR_PODS,
    'no-config-map-volume DaemonSet collector-agent': COLLECTOR_CONFIG,
    'no-config-map-volume Deployment collector-gateway': COLLECTOR_CONFIG,
    'container-security-context Deployment collector-gateway': 'the collector writes nothing, so it gets no /tmp',
  },
};
