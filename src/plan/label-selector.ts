type Json = Record<string, any>;

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
function meets(labels: Json, { key, operator, values = [] }: Json): boolean {
  const has = Object.hasOwn(labels, key);
  const isListed = has && (values as unknown[]).includes(labels[key]);
  return { In: isListed, NotIn: !isListed, Exists: has, DoesNotExist: !has }[operator as 'In'] ?? false;
}

/** Whether a LabelSelector selects what has these labels; an empty one selects everything. */
export function selects(selector: Json | undefined, labels: Json): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return (
    Object.entries(matchLabels as Json).every(([key, value]) => labels[key] === value) &&
    (matchExpressions as Json[]).every((requirement) => meets(labels, requirement))
  );
}
