import { Finding, FindingSeverity, SuppressedFinding } from './check';
import { ExternalModel } from './external-model';

interface Scoped<T> {
  readonly path: string;
  readonly value: T;
}

interface Suppression {
  readonly checkId: string;
  readonly reason: string;
}

/** What the users of an app have said about its checks, by the construct below which it holds. */
export class CheckSettings {
  private readonly suppressions: Scoped<Suppression>[] = [];
  private readonly strictness: Scoped<FindingSeverity>[] = [];
  /** What somebody else creates. */
  public readonly externals: ExternalModel[] = [];

  /** Silences a check below a path. */
  public suppress(path: string, checkId: string, reason: string): void {
    this.suppressions.push({ path, value: { checkId, reason } });
  }

  /** Says from which severity on a finding below a path stops synth. */
  public failOn(path: string, severity: FindingSeverity): void {
    this.strictness.push({ path, value: severity });
  }

  /** The first suppression that holds for a finding. */
  public suppressionOf(finding: Finding): SuppressedFinding | undefined {
    const found = this.suppressions.find(
      ({ path, value }) => value.checkId === finding.checkId && isBelow(finding.path, path),
    );
    return found && { finding, reason: found.value.reason };
  }

  /** Whether a finding stops synth. */
  public stops({ severity, path }: Finding): boolean {
    const isStrict = () =>
      this.strictness.some((scoped) => scoped.value === FindingSeverity.WARNING && isBelow(path, scoped.path));
    return severity === FindingSeverity.ERROR || isStrict();
  }
}

function isBelow(path: string, scope: string): boolean {
  return scope === '' || path === scope || path.startsWith(`${scope}/`);
}
