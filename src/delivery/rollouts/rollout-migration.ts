/**
 * How a service that already runs by its Deployment comes to run by a Rollout, without a gap: for one apply the
 * Deployment keeps its replicas, and the controller takes them away. Needs `Scaling.replicas`.
 * See https://argoproj.github.io/argo-rollouts/migrating/#reference-deployment-from-rollout
 */
export class RolloutMigration {
  /** As pods of the Rollout become ready, as many of the Deployment go. */
  public static progressively(): RolloutMigration {
    return new RolloutMigration('progressively');
  }

  /** The Deployment's pods go once the Rollout is healthy: there are twice as many until then. */
  public static onSuccess(): RolloutMigration {
    return new RolloutMigration('onsuccess');
  }

  /** The Deployment's pods stay until this is left out. */
  public static never(): RolloutMigration {
    return new RolloutMigration('never');
  }

  /** @internal */
  public readonly _scaleDown: string;

  private constructor(scaleDown: string) {
    this._scaleDown = scaleDown;
  }
}
