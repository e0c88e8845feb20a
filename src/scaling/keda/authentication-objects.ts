import { declareExternal } from '../../core/declare-external';
import { ManagedObject } from '../../core/managed-object';
import { Prerequisites } from '../../core/prerequisites';
import { ServiceContext } from '../../core/service-context';
import { fail } from '../../private/errors';
import { contentHash } from '../../private/hash';
import { requireSubdomain } from '../../private/names';
import { prune } from '../../private/plain';
import { AuthenticationSpec, ExistingAuthentication } from './authentication-plan';
import { authenticationSpec } from './authentication-spec';
import { TriggerAuthentication } from './trigger-authentication';

/** How a trigger refers to its credentials. */
export interface AuthenticationRef {
  readonly name: string;
  /** Left out for a TriggerAuthentication, which is KEDA's default. */
  readonly kind?: string;
}

/** The TriggerAuthentications of one service: one for each set of credentials, whichever triggers use it. */
export class AuthenticationObjects {
  private readonly context: ServiceContext;
  /** What stands under each name, as a hash. */
  private readonly contents = new Map<string, string>();

  public constructor(context: ServiceContext) {
    this.context = context;
  }

  /** The reference to credentials; their object is created when they are new. */
  public refer(triggerType: string, authentication: TriggerAuthentication): AuthenticationRef {
    const { path } = this.context;
    const { existing, name } = authentication._source;
    if (existing !== undefined) {
      return this.existing(existing);
    }
    const spec = authenticationSpec(path, authentication._source);
    const content = contentHash(prune({ ...spec, explicit: name }));
    const known = [...this.contents].find(([, other]) => other === content);
    if (known !== undefined) {
      return { name: known[0] };
    }
    const chosen = name === undefined ? this.freeName(triggerType) : this.explicitName(name);
    this.contents.set(chosen, content);
    this.create(chosen, spec);
    return { name: chosen };
  }

  private explicitName(name: string): string {
    const { path } = this.context;
    requireSubdomain(path, 'name of the trigger authentication', name, 'worker-rabbitmq');
    if (this.contents.has(name)) {
      const problem = `there are two different trigger authentications "${name}"`;
      fail('scaling-invalid', path, problem, 'give each a name of its own');
    }
    return name;
  }

  private freeName(triggerType: string): string {
    const wanted = `${this.context.serviceName}-${triggerType}`;
    for (let count = 2, name = wanted; ; count += 1) {
      if (!this.contents.has(name)) {
        return name;
      }
      name = `${wanted}-${count}`;
    }
  }

  private create(name: string, spec: AuthenticationSpec): void {
    const { scope, namespaceName } = this.context;
    const metadata = { name, namespace: namespaceName, labels: this.context.serviceLabels() };
    const props = { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata };
    new ManagedObject(scope, `trigger-authentication-${name}`, props, () => spec);
    const secrets = new Set(spec.secretTargetRef.map((target) => target.name));
    secrets.forEach((secret) => this.needSecret(secret, spec));
  }

  private needSecret(name: string, { secretTargetRef }: AuthenticationSpec): void {
    const { path, cluster, namespaceName } = this.context;
    const keys = secretTargetRef.filter((target) => target.name === name).map(({ key }) => `--from-literal=${key}=…`);
    declareExternal(this.context.scope, { apiVersion: 'v1', kind: 'Secret', name, namespaceName });
    Prerequisites.of(this.context.scope).add({
      name: `Secret ${namespaceName === undefined ? '' : `${namespaceName}/`}${name}`,
      install: `${cluster.kubectl} create secret generic ${name} ${[...new Set(keys)].join(' ')}${this.inNamespace}`,
      neededBy: path,
    });
  }

  private existing({ kind, name }: ExistingAuthentication): AuthenticationRef {
    const { path, cluster, scope } = this.context;
    const clusterWide = kind.startsWith('Cluster');
    requireSubdomain(path, `name of the ${kind}`, name, 'rabbitmq');
    const command = `${cluster.kubectl} get ${kind.toLowerCase()}.keda.sh ${name}`;
    Prerequisites.of(scope).add({
      name: `${kind} ${name}`,
      install: `check by: ${command}${clusterWide ? '' : this.inNamespace}`,
      neededBy: path,
    });
    return clusterWide ? { name, kind } : { name };
  }

  private get inNamespace(): string {
    const { namespaceName } = this.context;
    return namespaceName === undefined ? '' : ` -n ${namespaceName}`;
  }
}
