import { ApiObject, Lazy } from 'cdk8s';
import { ICapability, ServiceContext } from 'cdk8s-aspnetcore';

/** A capability of one's own: a budget that lets a node be drained pod by pod. */
export class DisruptionBudget implements ICapability {
  public readonly capabilityName = 'disruption-budget';

  public bind(context: ServiceContext): void {
    new ApiObject(context.scope, 'disruption-budget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: {
        name: context.serviceName,
        namespace: context.namespaceName,
        labels: context.serviceLabels(),
      },
      spec: Lazy.any({
        produce: () => ({
          maxUnavailable: 1,
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
          selector: { matchLabels: { ...context.model.selector } },
        }),
      }),
    });
  }
}
