import { requireCall } from '../private/options';
import { ExternalModel } from './external-model';

type Labels = Record<string, string>;

/** What a capability has found by itself. */
interface ToldFinding {
  readonly checkId: string;
  readonly path: string;
  readonly problem: string;
}

/** What checks know besides the objects of the app. */
export class CheckContext {
  /** Where nobody has said anything about what exists outside the app. */
  public static empty(): CheckContext {
    return new CheckContext([], []);
  }

  /**
   * @param externals what somebody else creates
   * @param findings what capabilities have found by themselves
   * @internal
   */
  public static _of(externals: ExternalModel[], findings: ToldFinding[] = []): CheckContext {
    return new CheckContext(externals, findings);
  }

  private readonly names: Set<string>;
  private readonly pods: ExternalModel[];
  private readonly findings = new Map<string, ToldFinding[]>();

  private constructor(externals: ExternalModel[], findings: ToldFinding[]) {
    for (const finding of findings) {
      const key = toldKey(finding.checkId, finding.path);
      this.findings.set(key, [...(this.findings.get(key) ?? []), finding]);
    }
    this.names = new Set(
      externals.flatMap(({ name, namespaceName, ...kind }) =>
        name === undefined ? [] : [keyOf(kind, name, namespaceName), keyOf(kind, name, ANYWHERE)],
      ),
    );
    this.pods = externals.filter(({ labels }) => labels !== undefined);
  }

  /**
   * Whether somebody has said that an object exists.
   * @param namespaceName the namespace that it is looked for in; of what has none, undefined
   */
  public isExternal(apiGroup: string, kind: string, name: string, namespaceName?: string): boolean {
    requireCall('CheckContext.isExternal', [apiGroup, kind, name, namespaceName]);
    const group = { apiGroup, kind };
    return namespaceName === undefined
      ? this.names.has(keyOf(group, name, ANYWHERE))
      : this.names.has(keyOf(group, name, namespaceName)) || this.names.has(keyOf(group, name, undefined));
  }

  /** The labels of pods that somebody else starts, of a namespace; of all where that is not known. */
  public externalPods(namespaceName?: string): Labels[] {
    return this.pods
      .filter((pods) => [pods.namespaceName, namespaceName].includes(undefined) || pods.namespaceName === namespaceName)
      .map(({ labels }) => labels!);
  }

  /**
   * What a capability has found by itself about something that an object is part of: a check need not say it again.
   * @internal
   */
  public _foundAbove(checkId: string, path: string): ToldFinding[] {
    const parents = [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
    return parents.flatMap((parent) => this.findings.get(toldKey(checkId, parent)) ?? []);
  }
}

function toldKey(checkId: string, path: string): string {
  return `${checkId} ${path}`;
}

/** No namespace is called that. */
const ANYWHERE = '*';

type Kind = Pick<ExternalModel, 'apiGroup' | 'kind'>;

function keyOf({ apiGroup, kind }: Kind, name: string, namespaceName: string | undefined): string {
  return [apiGroup, kind, namespaceName ?? '', name].join(' ');
}
