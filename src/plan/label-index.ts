import { remembered } from '../private/remembered';
import { selects } from './label-selector';

type Json = Record<string, any>;

/** Lists by the key and the value of a label. A number is found by its text, whatever the API server says of it. */
class ByPair<T> {
  private readonly keys = new Map<string, Map<string, T[]>>();

  public get(key: string, value: unknown): T[] | undefined {
    return this.keys.get(key)?.get(String(value));
  }

  public add(key: string, value: unknown, item: T): void {
    const values = remembered(this.keys, key, () => new Map<string, T[]>());
    remembered(values, String(value), (): T[] => []).push(item);
  }
}

/** Things by their labels, so that a selector finds its own without a look at all of them. */
export class LabelIndex<T> {
  private readonly all: [T, Json][] = [];
  private readonly byPair = new ByPair<[T, Json]>();

  /** Adds a thing of some labels. */
  public add(item: T, labels: Json): void {
    const entry: [T, Json] = [item, labels];
    this.all.push(entry);
    Object.keys(labels).forEach((key) => this.byPair.add(key, labels[key], entry));
  }

  /** What a LabelSelector selects, in the order in which it was added; an empty one selects everything. */
  public select(selector: Json): T[] {
    const asked = (selector.matchLabels ?? {}) as Json;
    let fewest = this.all;
    for (const key of Object.keys(asked)) {
      const bucket = this.byPair.get(key, asked[key]) ?? [];
      fewest = bucket.length < fewest.length ? bucket : fewest;
    }
    return fewest.filter(([, labels]) => selects(selector, labels)).map(([item]) => item);
  }
}

/** LabelSelectors by a label that they ask for, so that labels find theirs without a look at all of them. */
export class SelectorIndex {
  private readonly byPair = new ByPair<Json>();
  /** Those that ask for no label of one value. */
  private readonly others: Json[] = [];

  /** Adds a selector; an empty one selects everything. */
  public add(selector: Json = {}): void {
    const [pair] = Object.entries((selector.matchLabels ?? {}) as Json);
    if (pair === undefined) {
      this.others.push(selector);
    } else {
      this.byPair.add(...pair, selector);
    }
  }

  /** Whether any of them selects what has these labels. */
  public selects(labels: Json): boolean {
    const candidates = Object.keys(labels).flatMap((key) => this.byPair.get(key, labels[key]) ?? []);
    return [...candidates, ...this.others].some((selector) => selects(selector, labels));
  }
}
