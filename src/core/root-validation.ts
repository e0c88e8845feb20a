import { App } from 'cdk8s';
import { IConstruct, IValidation } from 'constructs';
import { formatProblem } from '../private/errors';
import { Finding, FindingSeverity, ICheck } from './check';
import { layOut } from './output-layout';
import { SynthesizedObject, synthesizeObject } from './synthesized-object';

const VALIDATIONS = new WeakMap<IConstruct, RootValidation>();

/**
 * All checks as one validation of the root of a construct tree. The first construct of this library adds
 * it, so the checks also run under a plain cdk8s App and under `Testing.synth`.
 */
export class RootValidation implements IValidation {
  /** The validation of a construct's tree, added to its root by the first who asks. */
  public static of(scope: IConstruct): RootValidation {
    const root = scope.node.root;
    const known = VALIDATIONS.get(root);
    if (known) {
      return known;
    }
    const validation = new RootValidation(root);
    VALIDATIONS.set(root, validation);
    root.node.addValidation(validation);
    return validation;
  }

  private readonly root: IConstruct;
  private readonly checks = new Map<string, ICheck>();
  private readonly sources: (() => Finding[])[] = [];
  private rendered?: SynthesizedObject[];

  private constructor(root: IConstruct) {
    this.root = root;
  }

  /** Adds checks; one of an id that is known already stays as it is. */
  public add(checks: ICheck[]): void {
    for (const check of checks) {
      if (!this.checks.has(check.checkId)) {
        this.checks.set(check.checkId, check);
      }
    }
  }

  /** Adds what a capability finds by itself, which is asked once everything is rendered: the model may be read. */
  public addFindings(source: () => Finding[]): void {
    this.sources.push(source);
  }

  /** What all checks find in rendered objects, and what capabilities find by themselves. */
  public findings(objects: SynthesizedObject[]): Finding[] {
    const found = [...this.checks.values()].flatMap((check) => check.check(objects));
    return objects.length === 0 ? found : [...found, ...this.sources.flatMap((source) => source())];
  }

  /**
   * All objects of the tree, rendered in the order in which they are written. Working that order out may
   * make cdk8s validate; this validation then stays silent, having not begun yet.
   */
  public render(): SynthesizedObject[] {
    const app = this.root;
    return app instanceof App
      ? this.withRendered([], () => layOut(app)).flatMap((chart) => chart.objects.map(synthesizeObject))
      : [];
  }

  /** Runs an action during which this validation looks at objects that are rendered already. */
  public withRendered<T>(objects: SynthesizedObject[], action: () => T): T {
    const before = this.rendered;
    this.rendered = objects;
    try {
      return action();
    } finally {
      this.rendered = before;
    }
  }

  /** What stops synth, for cdk8s. */
  public validate(): string[] {
    return this.findings(this.rendered ?? this.render())
      .filter((finding) => finding.severity === FindingSeverity.ERROR)
      .map(formatProblem);
  }
}
