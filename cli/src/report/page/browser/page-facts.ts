/** What the page gives to its script: a node is named by its index. */
export interface PageFacts {
  readonly nodes: {
    readonly name: string;
    readonly kind: string;
    readonly group?: number;
    /** What else it is found by. */
    readonly text: string;
  }[];
  readonly paths: PathFacts[];
  /** Who reaches whom; absent where no NetworkPolicy forbids anything. */
  readonly reach?: {
    readonly sources: number[];
    readonly targets: TargetFacts[];
    readonly reasons: string[];
  };
}

/** A connection that the report knows of. */
export interface PathFacts {
  readonly from: number;
  readonly to: number;
  /** A port, as its label says it. */
  readonly on: string;
  readonly allowed?: boolean;
  readonly reason?: string;
}

/** A port of a workload, as `ReachTarget` of the report. */
export interface TargetFacts {
  readonly node: number;
  readonly port: number;
  readonly protocol: string;
  readonly name?: string;
  readonly services: string[];
  readonly answers: number[];
}
