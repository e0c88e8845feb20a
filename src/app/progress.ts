/** A terminal, as far as it is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Who waits for less sees nothing. */
const PATIENCE_MS = 2_000;

/** How often the line changes. */
const EVERY_MS = 200;

const ERASE_LINE = '\r\u001b[K';

/** What a long synth is doing, on one line of a terminal that goes again; nothing in CI, in pipes and for short ones. */
export class Progress {
  private readonly shows: boolean;
  private readonly start: number;
  private last = 0;

  public constructor(
    private readonly terminal: Terminal = process.stderr,
    private readonly now: () => number = Date.now,
    isCi: boolean = Boolean(process.env.CI),
  ) {
    this.shows = terminal.isTTY === true && !isCi;
    this.start = now();
  }

  /** Tells what is done of how many, now and then. */
  public tell(what: string, done: number, total: number): void {
    if (!this.shows) {
      return;
    }
    const at = this.now();
    if (at - this.start >= PATIENCE_MS && at - this.last >= EVERY_MS) {
      this.last = at;
      this.terminal.write(`${ERASE_LINE}synth: ${what} ${done} of ${total}`);
    }
  }

  /** Takes the line away. */
  public end(): void {
    if (this.last > 0) {
      this.terminal.write(ERASE_LINE);
    }
  }
}
