import { stringify } from 'yaml';
import { Json, mapOf } from '../../json';
import { Thing } from './objects';

const LEFT_OUT = '(left out)';
/** What kubectl keeps: all of the object once more. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function emptied(data: unknown): Json {
  return Object.fromEntries(Object.keys(mapOf(data)).map((key) => [key, LEFT_OUT]));
}

/** The YAML of an object, without the values of a Secret. */
export function yamlOf({ kind, group, object, annotations, read }: Thing): string {
  if (kind !== 'Secret' || group !== '') {
    return read.text;
  }
  const kept = Object.entries(annotations).filter(([name]) => name !== LAST_APPLIED);
  const metadata =
    LAST_APPLIED in annotations
      ? { ...mapOf(object.metadata), annotations: Object.fromEntries<unknown>(kept) }
      : mapOf(object.metadata);
  const withValues = ['data', 'stringData'].filter((member) => member in object);
  const values = Object.fromEntries(withValues.map((member) => [member, emptied(object[member])]));
  return stringify({ ...object, metadata, ...values });
}
