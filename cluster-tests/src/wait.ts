import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  readonly timeoutSeconds?: number;
  readonly everyMs?: number;
}

/** What a probe saw: done, with its result, or not yet, with words for it. */
export type Seen<T> = { readonly done: T } | { readonly notYet: string };

/** Asks until it is so. Its failure says what was seen last. */
export async function waitFor<T>(what: string, probe: () => Promise<Seen<T>>, options: WaitOptions = {}): Promise<T> {
  const { timeoutSeconds = 60, everyMs = 250 } = options;
  const deadline = Date.now() + timeoutSeconds * 1000;
  let last = 'nothing';
  for (;;) {
    const seen = await probe();
    if ('done' in seen) {
      return seen.done;
    }
    last = seen.notYet;
    if (Date.now() >= deadline) {
      throw new Error(`${what}: not within ${timeoutSeconds} s; last seen: ${last}`);
    }
    await sleep(everyMs);
  }
}
