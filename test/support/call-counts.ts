import * as inspector from 'node:inspector';

/** How often each function and each branch of some files was run, by file, name and place. */
export type Counts = Map<string, number>;

/** What V8 counts, exactly, of all that is compiled from now on. */
export class CallCounts {
  private readonly session = new inspector.Session();
  private readonly isCounted: (url: string) => boolean;

  public constructor(isCounted: (url: string) => boolean) {
    this.isCounted = isCounted;
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What an action runs. */
  public of(action: () => void): Counts {
    this.take();
    action();
    return this.take();
  }

  public end(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** What was run since the last time. Within one thread, the answer is there at once. */
  private take(): Counts {
    const counts: Counts = new Map();
    this.session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      for (const { url, functions } of result.filter((script) => this.isCounted(script.url))) {
        for (const { functionName, ranges } of functions) {
          ranges.forEach(({ startOffset, count }) => counts.set(`${url} ${functionName} ${startOffset}`, count));
        }
      }
    });
    return counts;
  }
}
