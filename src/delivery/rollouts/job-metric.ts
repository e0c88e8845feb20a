import { Duration, Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-27';
import { finishedPodSpec } from '../../core/finished-pod-spec';
import { PodModel } from '../../core/model';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { requireSeconds } from '../../private/seconds';
import { requireCpu, requireSize } from '../../private/units';
import { isPlainObject, requireInteger, show } from '../../private/values';
import { JobAnalysisOptions } from './analysis-options';

/** What it may write into its /tmp, and in logs. */
const STORAGE = '64Mi';

/** What a program adds to a metric: known only once the model is. */
export type JobMetric = () => Record<string, unknown>;

/** The parts of a program's pod that are its own, checked. */
interface Program {
  readonly container: k8s.Container;
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
}

/**
 * A Job whose pods run under the security settings of the service's own pods, so that they fit into the same
 * namespace. They carry no label that a Service or a disruption budget selects.
 */
export function jobMetric(
  context: ServiceContext,
  containerName: string,
  labels: Record<string, string>,
  options: JobAnalysisOptions,
): JobMetric {
  const program = programOf(context, containerName, options);
  return () => {
    const { container, backoffLimit, activeDeadlineSeconds } = program;
    const pod = podOf(context.model.tracks[0].pod, context.serviceName, container);
    const spec = finishedPodSpec(k8s.toJson_PodSpec(pod.spec)!, pod);
    const template = { metadata: { labels }, spec };
    return { provider: { job: { metadata: { labels }, spec: { backoffLimit, activeDeadlineSeconds, template } } } };
  };
}

function programOf(context: ServiceContext, containerName: string, options: JobAnalysisOptions): Program {
  const { path, cluster, imageSource } = context;
  const title = `the analysis "${containerName}"`;
  const { cpu = Cpu.millis(100), memory = Size.mebibytes(128), retries = 0, timeout = Duration.minutes(5) } = options;
  requireCpu('delivery-invalid', path, `cpu of ${title}`, cpu);
  requireSize('delivery-invalid', path, `memory of ${title}`, memory);
  const { reference, pullPolicy } = imageSource._resolve(path, options.image, cluster);
  const amounts = {
    cpu: k8s.Quantity.fromString(cpu.amount),
    memory: k8s.Quantity.fromString(memory.asString()),
    'ephemeral-storage': k8s.Quantity.fromString(STORAGE),
  };
  return {
    container: {
      name: containerName,
      image: reference,
      imagePullPolicy: pullPolicy,
      command: texts(path, `command of ${title}`, options.command),
      args: texts(path, `args of ${title}`, options.args),
      env: variables(path, title, options.env),
      resources: { requests: amounts, limits: amounts },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    },
    backoffLimit: requireInteger('delivery-invalid', path, `retries of ${title}`, retries, 0, 100),
    activeDeadlineSeconds: requireSeconds('delivery-invalid', path, `timeout of ${title}`, timeout, 1),
  };
}

/** The program's pod, with what keeps the service's own pods in bounds. */
function podOf(own: PodModel, mainName: string, container: k8s.Container): PodModel {
  const main = own.spec.containers.find(({ name }) => name === mainName);
  const { appArmorProfileType } = own.newerFields[mainName] ?? {};
  return {
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: own.spec.securityContext,
      imagePullSecrets: own.spec.imagePullSecrets,
      containers: [{ ...container, securityContext: main?.securityContext }],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString(STORAGE) } }],
    },
    newerFields: { [container.name]: { appArmorProfileType } },
    containerPatches: {},
    annotations: {},
  };
}

function texts(path: string, what: string, list: string[] | undefined): string[] | undefined {
  if (list !== undefined && !(Array.isArray(list) && list.every((text) => typeof text === 'string'))) {
    fail('delivery-invalid', path, `${what} ${show(list)} is no list of texts`, 'use some like ["--quick"]');
  }
  return list;
}

function variables(path: string, title: string, env: Record<string, string> = {}): k8s.EnvVar[] {
  const fix = 'use texts by name, like { TARGET: "http://web-preview" }';
  if (!isPlainObject(env)) {
    fail('delivery-invalid', path, `env of ${title} ${show(env)} is no plain object`, fix);
  }
  return Object.entries(env).map(([name, value]) => {
    if (typeof value !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      fail('delivery-invalid', path, `variable ${show(name)} of ${title} is not valid`, fix);
    }
    return { name, value };
  });
}
