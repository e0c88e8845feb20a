import { ICapability } from '../core/capability';
import { IPodContributor } from '../core/pod-contributor';
import { PodDraft } from '../core/pod-draft';
import { ServiceContext } from '../core/service-context';
import { Environment } from '../core/environment';
import { isPlainObject, requirePlainObject } from '../private/values';

/** The environment variables that the user gives as they are. */
export class UserEnvironment implements ICapability, IPodContributor {
  public readonly capabilityName = 'environment';
  private readonly variables: Record<string, string>;

  public constructor(variables: Record<string, string>) {
    this.variables = isPlainObject(variables) ? { ...variables } : variables;
  }

  /** @throws when the variables are no plain object, or one has no valid name or is no string */
  public bind(context: ServiceContext): void {
    requirePlainObject('env-invalid', context.path, 'env', this.variables, 'use values by name, like { LANG: "en" }');
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
