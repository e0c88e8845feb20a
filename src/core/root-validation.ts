import { App } from 'cdk8s';
import { IConstruct, IValidation } from 'constructs';
import { formatProblem } from '../private/errors';
import { Finding, ICheck, SuppressedFinding } from './check';
import { askCheck } from './ask-check';
import { CAPABILITY_FINDINGS } from './capability-findings';
import { CheckContext } from './check-context';
import { CheckSettings } from './check-settings';
import { layOut } from './output-layout';
import { SynthesizedObject, synthesizeObject } from './synthesized-object';

const VALIDATIONS = new WeakMap<IConstruct, RootValidation>();

/** A finding in the design's one form, with the id by which it can be silenced. */
export function formatFinding(finding: Finding): string {
  return `${formatProblem(finding)} [${finding.checkId}]`;
}

/** Told how many checks have been asked, of how many. */
type OnProgress = (done: number, total: number) => void;

/** What the checks of one synth have found. */
export interface Examination {
  /** What holds, in the order of the checks. */
  readonly findings: Finding[];
  /** What somebody has silenced. */
  readonly suppressed: SuppressedFinding[];
}

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

  /** What users have said about the checks. */
  public readonly settings = new CheckSettings();
  private readonly root: IConstruct;
  private readonly checks = new Map<string, ICheck>();
  private readonly sources: (() => Finding[])[] = [];
  private rendered?: SynthesizedObject[];
  /** What was found last: cdk8s asks once more for what an App of this library has examined already. */
  private last?: { readonly objects: SynthesizedObject[]; readonly examination: Examination };

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

  /** Whether there is a check of an id, or findings of a capability may have it. */
  public knows(checkId: string): boolean {
    return this.checks.has(checkId) || Object.hasOwn(CAPABILITY_FINDINGS, checkId);
  }

  /** What all checks find in rendered objects, and what capabilities find by themselves. */
  public examine(objects: SynthesizedObject[], onProgress: OnProgress = () => undefined): Examination {
    const examination = this.last?.objects === objects ? this.last.examination : this.ask(objects, onProgress);
    this.last = { objects, examination };
    return examination;
  }

  /** All objects of the tree, rendered in the order in which they are written. */
  public render(): SynthesizedObject[] {
    const app = this.root;
    return app instanceof App ? layOut(app).flatMap((chart) => chart.objects.map(synthesizeObject)) : [];
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
    return this.examine(this.rendered ?? this.render())
      .findings.filter((finding) => this.settings.stops(finding))
      .map(formatFinding);
  }

  private ask(objects: SynthesizedObject[], onProgress: OnProgress): Examination {
    const own = objects.length === 0 ? [] : this.sources.flatMap((source) => source());
    const context = CheckContext._of(this.settings.externals, own);
    const checks = [...this.checks.values()];
    const found = checks.flatMap((check, index) => {
      onProgress(index, checks.length);
      return askCheck(check, objects, context);
    });
    const all = [...found, ...own];
    const suppressed = all.flatMap((finding) => this.settings.suppressionOf(finding) ?? []);
    const silent = new Set(suppressed.map(({ finding }) => finding));
    return { findings: all.filter((finding) => !silent.has(finding)), suppressed };
  }
}
