import { waitFor } from '../../wait.js';

/** Waits until a probe says true; what it says else is why not yet. A wait in vain is a problem, not an exception. */
export async function awaited(
  what: string,
  timeoutSeconds: number,
  probe: () => Promise<true | string> | true | string,
): Promise<string[]> {
  try {
    const seen = async () => {
      const answer = await probe();
      return answer === true ? { done: answer } : { notYet: answer };
    };
    await waitFor(what, seen, { timeoutSeconds });
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
