/** Small pieces of PromQL, so that no value of a user's breaks out of its quotes. */

/** A string literal of PromQL. Source: https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export function literal(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
}

/** A text as a regular expression (RE2) that matches just it. */
export function exactly(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** Matchers of labels that have these very values. */
export function equal(labels: Record<string, string>): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${literal(value)}`);
}

/** A selector of series: `up{job="web"}`. */
export function series(metric: string, matchers: string[]): string {
  return matchers.length === 0 ? metric : `${metric}{${matchers.join(',')}}`;
}
