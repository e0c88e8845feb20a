/** What one object takes of one line of a quota. Amounts are quantities as Kubernetes writes them. */
export interface PlannedShare {
  /** The construct path of the object; empty for what Kubernetes puts into each namespace by itself. */
  readonly path: string;
  /** Its kind, like `Deployment`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** The pods that serve, at its largest scale; 0 for what has none. */
  readonly pods: number;
  /** The most pods that ever exist at one moment, terminating ones included. */
  readonly mostPods: number;
  /** What it takes all the time. */
  readonly serving: string;
  /** What it takes at the worst moment of an update, or while its Job runs. */
  readonly most: string;
}

/** One line of a quota: what it allows, and what is taken of it. Amounts are quantities as Kubernetes writes them. */
export interface PlannedLine {
  /** The quota's key, like `requests.cpu` or `pods`. */
  readonly line: string;
  /** What the quota allows. */
  readonly hard: string;
  /** What is needed to run at the largest scale, and to update one thing after the other. */
  readonly need: string;
  /** What is taken when everything is updated and every Job runs at once, terminating pods included. */
  readonly most: string;
  /** What stays free of what is needed; negative where it does not fit. */
  readonly headroom: string;
  /** The same in percent of what the quota allows, rounded down. */
  readonly headroomPercent: number;
  /** Whether the need fits. Synth fails where it does not. */
  readonly fits: boolean;
  /** Whether the most fits, so that no pod is refused while anything rolls out. */
  readonly rollsOut: boolean;
  /** Who takes anything, in the order in which they are written. */
  readonly shares: PlannedShare[];
}

/** One quota, line by line. */
export interface PlannedQuota {
  /** Its construct path. */
  readonly path: string;
  /** Its name. */
  readonly name: string;
  /** Its namespace, where it names one. */
  readonly namespaceName?: string;
  /** Its lines, in its own order. */
  readonly lines: PlannedLine[];
  /** Whether everything fits. */
  readonly fits: boolean;
  /** Whether nothing is refused while anything rolls out. */
  readonly rollsOut: boolean;
}

/** Something of which a plan counts too little, or nothing, as it can't be known here. */
export interface UncountedObject {
  /** Its construct path. */
  readonly path: string;
  /** Its kind, like `DaemonSet`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /** What is not counted of it, like `a pod on each node`. */
  readonly reason: string;
}
