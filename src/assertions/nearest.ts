/** How many letters must be changed, added or removed to make one word of another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = row[j - 1] + (a[i - 1].toLowerCase() === b[j - 1].toLowerCase() ? 0 : 1);
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

const SHOWN = 5;

/** Each word once, the nearest to what was asked for first; of many the rest by their number. */
export function nearest(asked: string, words: string[]): string {
  const known = [...new Set(words)]
    .map((word) => ({ word, far: distance(asked, word) }))
    .sort((a, b) => a.far - b.far)
    .map(({ word }) => word);
  const more = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : '';
  return `${known.slice(0, SHOWN).join(', ')}${more}`;
}
