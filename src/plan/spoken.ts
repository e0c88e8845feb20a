import { SynthesizedObject } from '../core/synthesized-object';

type Json = Record<string, any>;

/** An object as sentences call it: `the Deployment "web"`. */
export function spoken({ kind, objectName }: SynthesizedObject): string {
  return `the ${kind} "${objectName}"`;
}

/** A few things in a row: `a, b and c`. */
export function listed(words: string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function requirementText({ key, operator, values = [] }: Json): string {
  const of = `(${(values as unknown[]).join(', ')})`;
  const texts = { In: `${key} in ${of}`, NotIn: `${key} not in ${of}`, Exists: `${key}`, DoesNotExist: `!${key}` };
  return texts[operator as 'In'];
}

/** A LabelSelector as `kubectl get --selector` takes it. */
export function selectorText({ matchLabels = {}, matchExpressions = [] }: Json): string {
  const labels = Object.entries(matchLabels as Json).map(([key, value]) => `${key}=${value}`);
  return [...labels, ...(matchExpressions as Json[]).map(requirementText)].join(',');
}
