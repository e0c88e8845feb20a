import { ICapability } from '../core/capability';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { Environment } from '../core/environment';

/** The environment variables that the user gives as they are. */
export class UserEnvironment implements ICapability, IPodContributor {
  public readonly capabilityName = 'environment';
  private readonly variables: Record<string, string>;

  public constructor(variables: Record<string, string>) {
    this.variables = { ...variables };
  }

  public bind(context: ServiceContext): void {
    this.write(new Environment(context.path));
    context.intent.addContributor(this);
  }

  public contribute(pod: PodDraft): void {
    this.write(pod.main.environment);
  }

  private write(environment: Environment): void {
    Object.entries(this.variables).forEach(([name, value]) => environment.add({ name, value, origin: 'the prop env' }));
  }
}
