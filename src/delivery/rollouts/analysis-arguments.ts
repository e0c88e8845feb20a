import { fail } from '../../private/errors';
import { AnalysisPlan } from './analysis-plan';

/** What a query may ask for, and which ReplicaSet's hash the controller then puts there. */
const HASHES: Record<string, string> = { 'canary-hash': 'Latest', 'stable-hash': 'Stable' };

/** The controller fills in what stands between double braces, and fails at what it does not know. */
const PLACEHOLDER = /\{\{(.*?)\}\}/g;

/** The arguments that a text refers to, in order. */
export function argumentsIn(path: string, title: string, text: string): string[] {
  const found = [...text.matchAll(PLACEHOLDER)].map(([whole, inner]) => {
    const name = inner.trim().replace(/^args\./, '');
    if (!Object.hasOwn(HASHES, name) || !/^args\./.test(inner.trim())) {
      const fix = `use ${Object.keys(HASHES)
        .map((known) => `{{args.${known}}}`)
        .join(' or ')}`;
      fail('delivery-invalid', path, `${title} refers to ${whole}, which nobody fills in`, fix);
    }
    return name;
  });
  return [...new Set(found)].sort();
}

/** The arguments of one run of some templates, as the Rollout writes them. */
export function argumentsOf(path: string, what: string, plans: AnalysisPlan[], hashes: string[]): unknown[] {
  const values = new Map<string, string>();
  for (const [name, value] of plans.flatMap(({ args = {} }) => Object.entries(args))) {
    if (hashes.includes(name) || (values.has(name) && values.get(name) !== value)) {
      const problem = `two analyses of ${what} have the argument "${name}", with different values`;
      fail('delivery-invalid', path, problem, 'run them in steps of their own');
    }
    values.set(name, value);
  }
  return [
    ...hashes.map((name) => ({ name, valueFrom: { podTemplateHashValue: HASHES[name] } })),
    ...[...values].map(([name, value]) => ({ name, value })),
  ];
}
