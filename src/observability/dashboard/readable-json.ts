/** As wide as a line may be. */
const WIDTH = 110;

/** JSON of which whatever fits on a line is on one: shorter and easier to read than with a line for each value. */
export function readableJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const line = oneLine(value, WIDTH - indent.length);
  if (line !== undefined) {
    return line;
  }
  const deeper = `${indent}  `;
  const inside = Array.isArray(value)
    ? value.map((item) => `${deeper}${readableJson(item, deeper)}`)
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${readableJson(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${inside.join(',\n')}\n${indent}${close}`;
}

/** A value on one line; undefined, and nothing more is looked at, once there is no room for it. */
function oneLine(value: unknown, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : undefined;
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  let line = '';
  for (const [key, item] of Object.entries(value)) {
    const before = `${line === '' ? open : `${line}, `}${isList ? '' : `${JSON.stringify(key)}: `}`;
    const text = oneLine(item, room - before.length - close.length);
    if (text === undefined) {
      return undefined;
    }
    line = `${before}${text}`;
  }
  line = line === '' ? `${open}${close}`.replaceAll(' ', '') : `${line}${close}`;
  return line.length <= room ? line : undefined;
}
