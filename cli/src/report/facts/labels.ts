import { Json, mapOf, mapsOf, textsOf } from '../../json';

/** Whether a LabelSelector selects something; one that is not there selects nothing, an empty one everything. */
export function selects(selector: unknown, labels: Json): boolean {
  if (selector === undefined || selector === null) {
    return false;
  }
  const { matchLabels, matchExpressions } = mapOf(selector);
  return (
    Object.entries(mapOf(matchLabels)).every(([key, value]) => labels[key] === value) &&
    mapsOf(matchExpressions).every((expression) => meets(expression, labels))
  );
}

function meets({ key, operator, values }: Json, labels: Json): boolean {
  const value: unknown = labels[key];
  const listed = textsOf(values);
  switch (operator) {
    case 'In':
      return listed.includes(value as string);
    case 'NotIn':
      return !listed.includes(value as string);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** Whether a selector asks for something that not everything is. */
export function isNarrow(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = mapOf(selector);
  return (
    Object.keys(mapOf(matchLabels)).length > 0 ||
    mapsOf(matchExpressions).some(({ operator }) => operator === 'In' || operator === 'Exists')
  );
}

/** A selector in few words. */
export function selectorText(selector: unknown): string {
  const { matchLabels, matchExpressions } = mapOf(selector);
  const equal = Object.entries(mapOf(matchLabels)).map(([key, value]) => `${key}=${value}`);
  const others = mapsOf(matchExpressions).map(({ key, operator, values }) => {
    const listed = textsOf(values);
    return operator === 'In' && listed.length === 1
      ? `${key}=${listed[0]}`
      : [key, operator, listed.join('|')].filter((part) => part !== '').join(' ');
  });
  return [...equal, ...others].join(', ');
}

const SERVICE_LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'k8s-app', 'app'];

/** The service that labels say something is a part of. */
export function groupLabel(labels: Json): string | undefined {
  return SERVICE_LABELS.map((label): unknown => labels[label]).find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}
