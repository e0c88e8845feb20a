import { IConstruct } from 'constructs';
import { requireCall } from '../private/options';

/** Something that must be on the cluster before the manifests are applied. */
export interface Prerequisite {
  /** What it is: `cert-manager`, or the name of a CRD. */
  readonly name: string;
  /**
   * The oldest version that will do.
   * @default - any
   */
  readonly minimumVersion?: string;
  /** How to install or check it: one command, or a few words. */
  readonly install: string;
  /** The construct path of who needs it. */
  readonly neededBy: string;
}

const REGISTRIES = new WeakMap<IConstruct, Prerequisite[]>();

/** What the cluster must have for an app: controllers, CRDs, classes, Secrets that somebody else creates. */
export class Prerequisites {
  /** The prerequisites of the whole app that a construct belongs to. */
  public static of(scope: IConstruct): Prerequisites {
    requireCall('Prerequisites.of', [scope]);
    const root = scope.node.root;
    const list = REGISTRIES.get(root) ?? [];
    REGISTRIES.set(root, list);
    return new Prerequisites(list);
  }

  private readonly list: Prerequisite[];

  private constructor(list: Prerequisite[]) {
    this.list = list;
  }

  /** Adds one. */
  public add(prerequisite: Prerequisite): void {
    this.list.push({ ...prerequisite });
  }

  /** All of them, in the order in which they were added. */
  public get all(): Prerequisite[] {
    return [...this.list];
  }
}
