import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { fail } from '../private/errors';
import { requirePlainObject, requireString, show } from '../private/values';
import { FindingSeverity, ICheck } from './check';
import { External } from './external';
import { RootValidation } from './root-validation';

/** Why a finding may stay. */
export interface SuppressOptions {
  /** Why, for whoever reads the output of synth. */
  readonly reason: string;
}

/** What holds for the checks of everything below one construct: silence one, be strict, add one of your own. */
export class Checks {
  /**
   * The checks of everything below a construct; of the app, of everything.
   * @throws when it is no construct
   */
  public static of(scope: IConstruct): Checks {
    if (!Construct.isConstruct(scope)) {
      fail(
        'check-invalid',
        'Checks.of',
        `${show(scope)} is no construct`,
        'use an App, a Chart or any other construct',
      );
    }
    return new Checks(scope);
  }

  private readonly scope: IConstruct;
  private readonly validation: RootValidation;

  private constructor(scope: IConstruct) {
    this.scope = scope;
    this.validation = RootValidation.of(scope);
  }

  /**
   * Silences one check below the construct. What it would have said is listed with the reason when the app is
   * synthesised.
   *
   * @param checkId the id of the check, as findings show it
   * @throws when there is no check of that id, or no reason
   */
  public suppress(checkId: string, options: SuppressOptions): void {
    const { path } = this.scope.node;
    const like = 'use some like { reason: "why it may stay" }';
    requirePlainObject('check-invalid', path, 'options of suppress', options, like);
    const reason = typeof options.reason === 'string' ? options.reason.replace(/\s+/g, ' ').trim() : options.reason;
    requireString('check-invalid', path, `reason to suppress ${show(checkId)}`, reason, like);
    if (!this.validation.knows(checkId)) {
      fail('check-invalid', path, `there is no check ${show(checkId)}`, 'use an id that findings show');
    }
    this.validation.settings.suppress(path, checkId, reason);
  }

  /**
   * Says which findings below the construct stop synth: for strict CI, `FindingSeverity.WARNING`.
   * @throws when it is no severity
   */
  public failOn(severity: FindingSeverity): void {
    const { path } = this.scope.node;
    if (!Object.values(FindingSeverity).includes(severity)) {
      fail('check-invalid', path, `the severity ${show(severity)} is unknown`, 'use FindingSeverity.WARNING or .ERROR');
    }
    this.validation.settings.failOn(path, severity);
  }

  /**
   * Says that something exists which the app refers to and does not write.
   * @param externals what; their namespace is that of the construct's chart, unless they say another one
   */
  public declare(...externals: External[]): void {
    const { path, scopes } = this.scope.node;
    const namespaceName = scopes.filter((scope) => scope instanceof Chart).at(-1)?.namespace;
    for (const external of externals) {
      if (!(external instanceof External)) {
        fail('check-invalid', path, `${show(external)} is no External`, 'use one like External.secret("db")');
      }
      this.validation.settings.externals.push({ namespaceName, ...withoutUndefined(external._model) });
    }
  }

  /**
   * Adds a check of your own to the app.
   * @throws when the app has one of its id
   */
  public add(check: ICheck): void {
    const given = check as unknown as Partial<ICheck> | null | undefined;
    const checkId = given?.checkId;
    if (typeof checkId !== 'string' || !/^[a-z][a-z0-9-]*$/.test(checkId) || typeof given?.check !== 'function') {
      const problem = `${show(check)} is no check`;
      const fix = 'use an ICheck: a checkId of lower-case letters, digits and "-", and a method check';
      fail('check-invalid', this.scope.node.path, problem, fix);
    }
    if (this.validation.knows(check.checkId)) {
      const problem = `there is a check ${show(check.checkId)} already`;
      fail('check-invalid', this.scope.node.path, problem, 'give yours an id of its own');
    }
    this.validation.add([check]);
  }
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
