/** What an analysis comes to, checked. */
export interface AnalysisPlan {
  /** The name of the AnalysisTemplate. */
  readonly templateName: string;
  /** Whether it is a ClusterAnalysisTemplate. */
  readonly clusterScope?: boolean;
  /** Values of arguments. */
  readonly args?: Record<string, string>;
  /** Whether it measures until somebody ends it. */
  readonly endless: boolean;
  /** The metric of a template that the service itself has; for what is rendered lazily only. */
  readonly metric?: () => Record<string, unknown>;
  /** What the user wrote that the controller fills arguments into. */
  readonly text?: string;
  /** The instance label of the pods that it starts. */
  readonly podsOf?: string;
}
