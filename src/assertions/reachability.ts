import { failAssertion } from '../private/errors';

/** What to ask about a connection. */
export interface ReachOptions {
  /**
   * The port of the target's pods (not that of a Service before them).
   * @default - any that the target's containers declare; where they declare none, any at all
   */
  readonly port?: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   * @default - TCP for a port; else that of each port that the containers declare
   */
  readonly protocol?: string;
}

/** Whether NetworkPolicies let a connection through, and which of them decides. */
export class Reachability {
  /** @internal */
  public static _of(path: string, isAllowed: boolean, reason: string): Reachability {
    return new Reachability(path, isAllowed, reason);
  }

  /** Whether it comes through. */
  public readonly isAllowed: boolean;

  /** Which policy and rule decides, or that none holds. */
  public readonly reason: string;

  private readonly path: string;

  private constructor(path: string, isAllowed: boolean, reason: string) {
    this.path = path;
    this.isAllowed = isAllowed;
    this.reason = reason;
  }

  /**
   * Asserts that it comes through.
   * @throws when it does not
   */
  public assertAllowed(): void {
    if (!this.isAllowed) {
      failAssertion(this.path, this.reason, 'let it through on both sides, by connectTo or allowFrom and allowTo');
    }
  }

  /**
   * Asserts that it does not come through.
   * @throws when it does
   */
  public assertDenied(): void {
    if (this.isAllowed) {
      failAssertion(this.path, this.reason, 'isolate one side by a NetworkPolicy that does not let it through');
    }
  }

  /** What a person should read. */
  public toString(): string {
    return this.reason;
  }
}
