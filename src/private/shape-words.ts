import { Shape } from './shape-table';

/** What a person would write, where that is more than the name of a factory. */
const LIKE: Record<string, string> = {
  Cpu: 'Cpu.millis(250)',
  Duration: 'Duration.seconds(30)',
  IngressController: 'NginxIngress.of(…)',
  Size: 'Size.mebibytes(256)',
};

/** What to use, in words. */
export function wanted(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `a list${plural(shape.element)}, in square brackets`;
    case 'map':
      return `an object, like { key: ${shape.element.kind === 'number' ? '1' : '"value"'} }`;
    case 'struct':
      return `an object, like { ${shape.members.join(', ')} }`;
    case 'enum':
      return `a value of ${shape.name}, like ${shape.like}`;
    case 'class':
      return like(shape as Shape & { kind: 'class' });
    case 'own':
      return wanted(shape.within);
    case 'interface':
      return shape.members.length === 0 ? 'an object' : `an object with ${shape.members.join(' and ')}`;
    default:
      return `a ${shape.kind}`;
  }
}

function like({ name, like: factory }: Shape & { kind: 'class' }): string {
  const known = LIKE[name] ?? (factory === '-' ? undefined : factory);
  return known === undefined ? `a ${name}` : `one like ${known}`;
}

function plural(element: Shape): string {
  const shape = element.kind === 'own' ? element.within : element;
  return shape.kind === 'string' || shape.kind === 'number' ? ` of ${shape.kind}s` : '';
}
