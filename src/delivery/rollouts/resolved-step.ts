/** What a step asks of whatever routes the requests. */
export enum StepNeed {
  /** Something that splits them by weight. */
  SPLIT = 'split',
  /** Something that also routes them by header, for the controller. */
  HEADERS = 'headers',
}

/** A step of a canary, checked. */
export interface ResolvedStep {
  /** As the Rollout writes it. */
  readonly json: Record<string, unknown>;
  /** What it is called, for messages. */
  readonly title: string;
  /** The share of the requests from here on, where it changes it. */
  readonly weight?: number;
  /** What it needs of the router. */
  readonly need?: StepNeed;
  /** The route that the controller adds and takes away. */
  readonly routeName?: string;
  /** Whether it ends that route. */
  readonly isEnd?: boolean;
}
