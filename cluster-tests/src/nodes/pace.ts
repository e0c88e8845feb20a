/**
 * How long things take on a stand-in node, in milliseconds. What the pod itself says (probe delays, preStop,
 * grace period) is kept; these are the times that the kubelet, the container runtime and the application add.
 * The only place where time could be shortened.
 */
export interface Pace {
  /** From the binding of a pod to its first container, with the image there already. */
  readonly containerStart: number;
  /** From the start of a container until its probes succeed. */
  readonly boot: number;
  /** What an init container runs. */
  readonly initContainer: number;
  /** What a container runs that ends by itself, such as a Job's. */
  readonly job: number;
  /** The same, of an image whose tag is `slow`. */
  readonly slowJob: number;
  /** From SIGTERM to the end of a container. */
  readonly stop: number;
  /** A preStop hook that is no wait. */
  readonly hook: number;
  /** A factor of all that the pod itself says. */
  readonly factor: number;
}

export const PACE: Pace = {
  containerStart: 150,
  boot: 300,
  initContainer: 300,
  job: 700,
  slowJob: 25_000,
  stop: 400,
  hook: 200,
  factor: 1,
};
