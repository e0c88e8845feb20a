import { selects } from './label-selector';

type Json = Record<string, any>;

function pairsOf(labels: Json | undefined): string[] {
  return labels ? Object.keys(labels).map((key) => `${key}=${labels[key]}`) : [];
}

/** Things by their labels, so that a selector finds its own without a look at all of them. */
export class LabelIndex<T> {
  private readonly all: [T, Json][] = [];
  private readonly byPair = new Map<string, [T, Json][]>();

  /** Adds a thing of some labels. */
  public add(item: T, labels: Json): void {
    const entry: [T, Json] = [item, labels];
    this.all.push(entry);
    for (const pair of pairsOf(labels)) {
      const known = this.byPair.get(pair);
      if (known === undefined) {
        this.byPair.set(pair, [entry]);
      } else {
        known.push(entry);
      }
    }
  }

  /** What a LabelSelector selects, in the order in which it was added; an empty one selects everything. */
  public select(selector: Json): T[] {
    const buckets = pairsOf(selector.matchLabels as Json).map((pair) => this.byPair.get(pair) ?? []);
    const fewest = buckets.reduce((least, bucket) => (bucket.length < least.length ? bucket : least), this.all);
    return fewest.filter(([, labels]) => selects(selector, labels)).map(([item]) => item);
  }
}

/** LabelSelectors by a label that they ask for, so that labels find theirs without a look at all of them. */
export class SelectorIndex {
  private readonly byPair = new Map<string, Json[]>();
  /** Those that ask for no label of one value. */
  private readonly others: Json[] = [];

  /** Adds a selector; an empty one selects everything. */
  public add(selector: Json = {}): void {
    const [pair] = pairsOf(selector.matchLabels as Json);
    const known = pair === undefined ? this.others : this.byPair.get(pair);
    if (known === undefined) {
      this.byPair.set(pair, [selector]);
    } else {
      known.push(selector);
    }
  }

  /** Whether any of them selects what has these labels. */
  public selects(labels: Json): boolean {
    const candidates = pairsOf(labels).flatMap((pair) => this.byPair.get(pair) ?? []);
    return [...candidates, ...this.others].some((selector) => selects(selector, labels));
  }
}
