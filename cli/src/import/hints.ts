import { Step } from './difference';

/** What the library does by itself where the YAML does not: said where the program holds it off. */
interface Hint {
  readonly pattern: RegExp;
  readonly gives: string;
}

/** By the text of a prop, like `health: HealthCheck.none()`. */
const PROPS: Hint[] = [
  {
    pattern: /^health: HealthCheck\.none/,
    gives: 'startup and readiness probes, so that only pods that answer get requests',
  },
  {
    pattern: /^security: SecurityProfile\.none/,
    gives: 'pods that pass Pod Security "restricted": no root, no capabilities, a read-only root file system',
  },
  { pattern: /^security: SecurityProfile\.baseline/, gives: 'pods that pass Pod Security "restricted"' },
  { pattern: /^network: NetworkAccess\.unrestricted/, gives: 'a NetworkPolicy that lets only declared clients in' },
  {
    pattern: /^shutdown: .*(drain: Duration\.seconds\(0\)|immediate)/,
    gives: 'a drain before the end, so that an update loses no request',
  },
  {
    pattern: /^scheduling: Scheduling\.of\(\{ spread: Spread\.none\(\) \}\)$/,
    gives: 'pods that are spread over nodes and zones',
  },
  {
    pattern: /^disruption: DisruptionBudget\.none/,
    gives: 'a PodDisruptionBudget, so that draining nodes leaves pods that serve',
  },
  {
    pattern: /^delivery: Delivery\.rollingUpdate.*maxUnavailable/,
    gives: 'updates that start a new pod before an old one goes',
  },
];

/** By the operation and path of a patch. */
const STEPS: Hint[] = [
  { pattern: /^remove .*\/securityContext/, gives: 'the rest of what Pod Security "restricted" asks for' },
  {
    pattern: /^remove \/metadata\/annotations(\/nginx.*ssl-redirect)?$/,
    gives: 'the redirect to HTTPS, said and not assumed',
  },
  { pattern: /^remove .*\/containers\/\d+\/resources$/, gives: 'requests and limits' },
  { pattern: /^remove .*\/resources\/limits\/memory$/, gives: 'a memory limit, which the .NET heap goes by' },
  {
    pattern: /^remove .*\/resources\/(requests|limits)\/ephemeral-storage$/,
    gives: 'a bound on what a container writes to its node',
  },
  { pattern: /^remove .*\/resources\/(requests|limits)/, gives: 'requests and limits for all that a container takes' },
  { pattern: /^remove .*\/(startup|readiness|liveness)Probe$/, gives: 'the other probes' },
  {
    pattern: /^\w+ .*\/automountServiceAccountToken$/,
    gives: 'pods without a token for the Kubernetes API, which they do not need',
  },
  { pattern: /^remove .*\/enableServiceLinks$/, gives: 'pods without a variable for each Service of the namespace' },
  {
    pattern: /^remove .*\/containers\/0\/env(\/\d+)?$/,
    gives: 'the variables that tell .NET its port, limits and time to stop',
  },
  {
    pattern: /^remove .*\/(volumes|volumeMounts)(\/\d+)?$/,
    gives: 'a /tmp of its own, which a read-only root file system needs',
  },
  { pattern: /^\w+ \/metadata\/labels/, gives: 'the labels that Kubernetes recommends' },
  { pattern: /^remove .*\/behavior/, gives: 'fewer pods only after five quiet minutes' },
  { pattern: /^remove .*\/defaultMode$/, gives: 'files that only the pod reads' },
  { pattern: /^remove .*\/sizeLimit$/, gives: 'a bound on the volume' },
  {
    pattern: /^add \/spec\/replicas$/,
    gives: 'a number of pods that only the autoscaler decides: each apply resets it here',
  },
];

interface Note {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly says: string;
}

const FIRST = 'Delete this first, and roll it out: what the library adds goes by labels, and by the name of the port.';

/** What goes together, and what must stay. */
const NOTES: Note[] = [
  {
    kind: 'Deployment',
    pattern: /^\/spec\/selector/,
    says: 'Stays: Kubernetes forbids to change the selector once the Deployment exists.',
  },
  {
    kind: 'Deployment',
    pattern: /^\/spec\/template\/metadata\/labels/,
    says: FIRST,
  },
  { kind: 'Service', pattern: /^\/spec\/selector/, says: "Delete this once pods with the library's labels run." },
  {
    kind: 'PodDisruptionBudget',
    pattern: /^\/spec\/selector/,
    says: "Delete this once pods with the library's labels run.",
  },
  { kind: 'Service', pattern: /^\/spec\/ports/, says: "Delete this once pods with the port's name run." },
  {
    kind: 'Deployment',
    pattern: /serviceAccountName$/,
    says: "Goes with the service account: without both, one of the service's own, without a token.",
  },
  {
    kind: 'Deployment',
    pattern: /containers\/0\/(ports\/\d+\/name|\w+Probe\/\w+\/port)$/,
    says: FIRST,
  },
];

/** What leaving a prop out gives. */
export function hintOfProp(text: string): string | undefined {
  return PROPS.find(({ pattern }) => pattern.test(text))?.gives;
}

/** What leaving a patch out gives. */
export function hintOfStep(step: Step): string | undefined {
  const text = `${step.op} ${step.path}`;
  return STEPS.find(({ pattern }) => pattern.test(text))?.gives;
}

/** What else is to be known of a patch, by the kind of the object. */
export function noteOfStep({ path }: Step, kind: string): string | undefined {
  return NOTES.find((note) => note.kind === kind && note.pattern.test(path))?.says;
}

/** Whether a patch only keeps the library from something. */
export function isHeldOff(step: Step, kind: string): boolean {
  return hintOfStep(step) !== undefined || noteOfStep(step, kind) !== undefined;
}

/** What the comment on taking an object of the library away says, where it promises nothing by itself. */
export const GOES_WITH: Record<string, string> = { ServiceAccount: 'Goes with serviceAccountName below.' };

/** What taking an object of the library away prevents, by its kind. */
export const OBJECTS: Record<string, string> = {
  Service: 'a Service, by which others reach the pods',
  NetworkPolicy: 'a NetworkPolicy',
  PodDisruptionBudget: 'a PodDisruptionBudget, so that draining nodes leaves pods that serve',
};
