import { PageFacts } from './page-facts';

/** The nodes that a query finds: each of its words, anywhere. Undefined for no query. */
export function find(facts: PageFacts, query: string): number[] | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return undefined;
  }
  const rank = (index: number): number => (facts.nodes[index].name.toLowerCase().startsWith(words[0]) ? 0 : 1);
  return facts.nodes
    .map((_, index) => index)
    .filter((index) => {
      const { name, kind, text } = facts.nodes[index];
      const all = `${name} ${kind} ${text}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b) || a - b);
}
