import { Markup, markup } from '../markup';
import { Face } from './face';
import { Rect } from './placed';

/** A number of the picture: tenths of a pixel are enough. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The outline of a box, by which its role is told apart without colours. */
export function outline(face: Face, rect: Rect): Markup {
  const { x, y, width, height } = rect;
  const box = (dx: number, dy: number, radius: number, name = 'outline'): Markup =>
    markup`<rect class="${name}" x="${px(x + dx)}" y="${px(y + dy)}" width="${px(width)}" height="${px(height)}" rx="${radius}"/>`;
  const path = (d: string, name = 'outline'): Markup => markup`<path class="${name}" d="${d}"/>`;
  const [l, t, r, b] = [x, y, x + width, y + height].map(px);
  switch (face.role) {
    case 'group':
    case 'workload':
      return markup`${face.isStacked && box(3, 3, 3, 'behind')}${box(0, 0, 3)}`;
    case 'service':
    case 'outside':
    case 'external':
      return box(0, 0, Math.min(16, height / 2));
    case 'entry':
      return path(
        `M${l} ${t}H${px(x + width - 9)}L${px(x + width + 3)} ${px(y + height / 2)}L${px(x + width - 9)} ${b}H${l}Z`,
      );
    case 'config':
    case 'secret':
      return markup`${path(`M${l} ${t}H${px(x + width - 10)}L${r} ${px(y + 10)}V${b}H${l}Z`)}${path(`M${px(x + width - 10)} ${t}V${px(y + 10)}H${r}`, 'fold')}`;
    case 'storage': {
      const rx = px(width / 2);
      const [top, bottom] = [px(y + 5), px(y + height - 5)];
      return path(
        `M${l} ${top}A${rx} 5 0 0 1 ${r} ${top}V${bottom}A${rx} 5 0 0 1 ${l} ${bottom}ZM${l} ${top}A${rx} 5 0 0 0 ${r} ${top}`,
      );
    }
    case 'other':
      return box(0, 0, 0);
  }
}

/** Small drawings on a field of 14 by 14, of lines only. */
const ICONS: Record<Face['role'] | 'lock', string> = {
  outside: 'M7 1a6 6 0 1 0 0 12a6 6 0 1 0 0-12M1 7H13M7 1C3.5 4.5 3.5 9.5 7 13M7 1C10.5 4.5 10.5 9.5 7 13',
  entry: 'M8 1H13V13H8M1 7H9M6 4L9 7L6 10',
  service: 'M1 7H5M5 7L10 2.5M5 7H10M5 7L10 11.5M10 1.5h3v2h-3zM10 6h3v2h-3zM10 10.5h3v2h-3z',
  workload: 'M7 1L12.5 4V10L7 13L1.5 10V4ZM1.5 4L7 7L12.5 4M7 7V13',
  group: 'M1 1H6V6H1ZM8 1H13V6H8ZM1 8H6V13H1ZM8 8H13V13H8Z',
  config: 'M1 3H13M1 7H13M1 11H13M4 1.5V4.5M9 5.5V8.5M6 9.5V12.5',
  secret: 'M4.5 4a3 3 0 1 0 .01 6a3 3 0 1 0-.01-6M7.5 7H13V9.5M10.5 7V9',
  storage: 'M1.5 3.5C1.5 .7 12.5 .7 12.5 3.5C12.5 6.3 1.5 6.3 1.5 3.5V10.5C1.5 13.3 12.5 13.3 12.5 10.5V3.5',
  external: 'M6 2H2V12H12V8M8 1.5H12.5V6M12.5 1.5L6.5 7.5',
  other: 'M2 2H12V12H2Z',
  lock: 'M2.5 6.5H11.5V12.5H2.5ZM4.5 6.5V4a2.5 2.5 0 0 1 5 0V6.5',
};

/** The icon of a role at a place. */
export function icon(name: keyof typeof ICONS, x: number, y: number, size = 14): Markup {
  const scale = size === 14 ? '' : ` scale(${size / 14})`;
  return markup`<path class="icon" transform="translate(${px(x)} ${px(y)})${scale}" d="${ICONS[name]}"/>`;
}
