import { SynthesizedObject } from '../core/synthesized-object';

type Json = Record<string, any>;

const OPERATORS: ReadonlyMap<unknown, boolean> = new Map([
  ['In', true],
  ['NotIn', true],
  ['Exists', false],
  ['DoesNotExist', false],
]);

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRequirement(value: unknown): boolean {
  return (
    isMap(value) &&
    typeof value.key === 'string' &&
    OPERATORS.has(value.operator) &&
    (Array.isArray(value.values) || (value.values === undefined && !OPERATORS.get(value.operator)))
  );
}

/** A LabelSelector that anybody may have written; undefined for what is none: the API server refuses that. */
export function labelSelectorOf(value: unknown): Json | undefined {
  if (!isMap(value)) {
    return undefined;
  }
  const matchLabels: unknown = value.matchLabels ?? {};
  const matchExpressions: unknown = value.matchExpressions ?? [];
  return isMap(matchLabels) && Array.isArray(matchExpressions) && matchExpressions.every(isRequirement)
    ? { matchLabels, matchExpressions }
    : undefined;
}

/** Whether a selector asks for nothing. */
export function isEmptySelector({ matchLabels, matchExpressions }: Json): boolean {
  return Object.keys(matchLabels as Json).length === 0 && (matchExpressions as Json[]).length === 0;
}

/** Whether a selector takes all but a few: it is meant for what comes, too. */
export function isOpenSelector({ matchLabels, matchExpressions }: Json): boolean {
  const isNegative = ({ operator }: Json) => operator === 'NotIn' || operator === 'DoesNotExist';
  return Object.keys(matchLabels as Json).length === 0 && (matchExpressions as Json[]).every(isNegative);
}

/** Everything that a selector asks the labels to be equal to. */
export function wantedValues({ matchLabels, matchExpressions }: Json): [string, unknown][] {
  const listed = (matchExpressions as Json[])
    .filter(({ operator }) => operator === 'In')
    .flatMap(({ key, values }) => (values as unknown[]).map((value): [string, unknown] => [key as string, value]));
  return [...Object.entries(matchLabels as Json), ...listed];
}

/** What a Service selects; undefined where it leaves its endpoints to somebody else. */
export function serviceSelector({ manifest }: SynthesizedObject): Json | undefined {
  const { selector, type } = (manifest.spec ?? {}) as Json;
  const isNone = !isMap(selector) || Object.keys(selector).length === 0 || type === 'ExternalName';
  return isNone ? undefined : { matchLabels: selector, matchExpressions: [] };
}

/** Whether a Service has no address of its own. */
export function isHeadless({ manifest }: SynthesizedObject): boolean {
  return manifest.spec?.clusterIP === 'None';
}
