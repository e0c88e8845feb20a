import { ErrorObject } from 'ajv';

/** `/spec/containers/0/image` as `spec.containers[0].image`. */
function fieldPath(pointer: string): string {
  const words = pointer.split('/').slice(1);
  const names = words.map((word) => word.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : /^[\w-]+$/.test(name) ? `.${name}` : `["${name}"]`))
    .join('')
    .replace(/^\./, '');
}

const child = (at: string, name: string) => fieldPath(`${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);

/** What a validator's error says, with the field first. */
function wording({ instancePath, keyword, params, message, data }: ErrorObject): string {
  const at = fieldPath(instancePath);
  switch (keyword) {
    case 'additionalProperties':
      return `${child(instancePath, params.additionalProperty)}: unknown field`;
    case 'required':
      return `${child(instancePath, params.missingProperty)}: missing`;
    case 'enum':
      return `${at}: ${JSON.stringify(data)} is not one of ${params.allowedValues.join(', ')}`;
    case 'format':
      return `${at}: ${JSON.stringify(data)} is not of the format ${params.format}`;
    case 'type':
      return `${at}: ${JSON.stringify(data)} is not of the type ${[params.type].flat().join(' or ')}`;
    case 'pattern':
      return `${at}: ${JSON.stringify(data)} is not of the pattern ${params.pattern}`;
    default:
      return `${at}: ${message}`;
  }
}

/** What a validator's errors say. Of a value of the wrong type, only that. */
export function wordings(errors: ErrorObject[]): string[] {
  const mistyped = errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath);
  const telling = errors.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.includes(instancePath));
  return [...new Set(telling.map(wording))];
}
