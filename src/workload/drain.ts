import { Size } from 'cdk8s';
import { Cpu, k8s } from 'cdk8s-plus-27';
import { PodDraft } from '../core/pod-draft';
import { ContainerResources } from './container-resources';
import { toRequirements } from './resolved-resources';

/** From this version on the kubelet itself can wait. Source: https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
const NATIVE_SLEEP = 30;

const NAME = 'drain-helper';
const FOLDER = '/drain';

/** A static busybox plays the program by whose name it is called. */
const HELPER_SLEEP = `${FOLDER}/sleep`;

/** A static busybox has 1 to 2 MiB. */
const VOLUME_SIZE = '4Mi';

const RESOURCES = ContainerResources.of({
  cpu: { request: Cpu.millis(10), limit: Cpu.millis(100) },
  memory: { limit: Size.mebibytes(32) },
  ephemeralStorage: { request: Size.mebibytes(16), limit: Size.mebibytes(16) },
});

/** Waits before SIGTERM: by the kubelet where it can, else by a program of the helper or of the image. */
export function drainBeforeEnd(pod: PodDraft, seconds: number, helperImage: string | undefined): void {
  const { main, cluster } = pod;
  if (cluster.kubernetesVersion.isAtLeast(NATIVE_SLEEP)) {
    pod.addNewerFields(main.name, { preStopSleepSeconds: seconds });
    return;
  }
  if (helperImage !== undefined) {
    addHelper(pod, helperImage);
  }
  const program = helperImage === undefined ? 'sleep' : HELPER_SLEEP;
  main.lifecycle = { ...main.lifecycle, preStop: { exec: { command: [program, `${seconds}`] } } };
}

/** Puts a program that sleeps where the main container finds it, for images that have none. */
function addHelper(pod: PodDraft, image: string): void {
  pod.addVolume({ name: NAME, emptyDir: { sizeLimit: k8s.Quantity.fromString(VOLUME_SIZE) } });
  pod.main.addMount({ name: NAME, mountPath: FOLDER, readOnly: true });
  pod.addInitContainer({
    name: NAME,
    image,
    imagePullPolicy: pod.cluster.imagePullPolicy,
    command: ['/bin/busybox', 'cp', '/bin/busybox', HELPER_SLEEP],
    resources: toRequirements(RESOURCES._resolve(NAME)),
    volumeMounts: [{ name: NAME, mountPath: FOLDER }],
  });
}
