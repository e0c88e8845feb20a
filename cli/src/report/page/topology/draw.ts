import { Markup, markup } from '../markup';
import { GraphLine } from './graph';
import { counted, Face, ICON_ROOM, LINE_HEIGHT, PAD } from './face';
import { Placed, PlacedBox, PlacedLine, Point, Rect } from './placed';
import { verbOf } from './line-label';
import { icon, outline, px } from './shapes';

/** Room around the picture. */
export const MARGIN = 12;

/** So many edges of one line are told. */
const MOST_WORDS = 8;

/** How the parts of a picture are named for those who click them. */
export interface Links {
  /** Where a box leads to, within the page. */
  readonly href: (box: PlacedBox['box']) => string | undefined;
}

/** The parts of a picture: frames at the back, then lines, then boxes. */
export function drawing(placed: Placed, links?: Links): Markup {
  return markup`<g transform="translate(${MARGIN} ${MARGIN})">
${placed.frames.map(frame)}
${placed.lines.map((line) => lineOf(line, placed))}
${placed.boxes.map((box) => boxOf(box, links))}
</g>`;
}

function frame({ frame: { title, kind, isDefinedHere }, rect }: Placed['frames'][number]): Markup {
  const word =
    kind === 'namespace'
      ? markup`<tspan class="word">${isDefinedHere ? 'namespace ' : 'namespace (not here) '}</tspan>`
      : '';
  return markup`<g class="frame ${kind}"><rect x="${px(rect.x)}" y="${px(rect.y)}" width="${px(rect.width)}" height="${px(rect.height)}" rx="4"/><text x="${px(rect.x + 10)}" y="${px(rect.y + 17)}">${word}${title}</text></g>
`;
}

function lineOf({ lines, curve, tip, label }: PlacedLine, { boxes }: Placed): Markup {
  const [start, ...rest] = curve;
  const points = rest.map(({ x, y }) => `${px(x)} ${px(y)}`).join(' ');
  const ends = lines.map(({ from, to }) => `${from}-${to}`).join(' ');
  return markup`<g class="line ${lines[0].kind}" data-ends="${ends}"><title>${words(lines, boxes)}</title><path class="way" d="M${px(start.x)} ${px(start.y)}C${points}L${px(tip.x)} ${px(tip.y)}"/><path class="tip" d="${arrow(curve[curve.length - 1], tip)}"/>${
    label && markup`<text x="${px(label.at.x)}" y="${px(label.at.y + 3.5)}">${label.text}</text>`
  }</g>
`;
}

/** What lines say, one below the other. */
function words(lines: GraphLine[], boxes: PlacedBox[]): string {
  const said = lines.flatMap(({ from, to, edges }) =>
    edges.map(({ kind, label, reason }) =>
      [boxes[from].face.name, verbOf(kind), boxes[to].face.name, label, reason && `(${reason})`]
        .filter(Boolean)
        .join(' '),
    ),
  );
  return [
    ...said.slice(0, MOST_WORDS),
    ...(said.length > MOST_WORDS ? [`and ${said.length - MOST_WORDS} more`] : []),
  ].join('\n');
}

/** An arrow's head from a line's end to its tip. */
function arrow(end: Point, tip: Point): string {
  const length = Math.hypot(tip.x - end.x, tip.y - end.y) || 1;
  const [dx, dy] = [(tip.x - end.x) / length, (tip.y - end.y) / length];
  const side = (turn: number): string => `${px(tip.x - 7 * dx + 3 * turn * dy)} ${px(tip.y - 7 * dy - 3 * turn * dx)}`;
  return `M${px(tip.x)} ${px(tip.y)}L${side(1)}L${side(-1)}Z`;
}

function boxOf({ box, face, rect }: PlacedBox, links?: Links): Markup {
  const content = markup`${face.isClipped && markup`<title>${face.label}</title>`}${outline(face, rect)}${texts(face, rect)}${badges(face, rect)}`;
  const name = `box ${face.role}`;
  const href = links?.href(box);
  if (href === undefined) {
    return markup`<g class="${name}">${content}</g>
`;
  }
  const data = box.node === undefined ? markup` data-group="${box.group}"` : markup` data-node="${box.node}"`;
  return markup`<a class="${name}" href="${href}"${data}>${content}</a>
`;
}

function texts(face: Face, { x, y }: Rect): Markup {
  const inset = face.role === 'storage' ? 4 : 0;
  const top = y + PAD + inset;
  return markup`${icon(face.role, x + PAD, top - 1)}<text class="title" x="${px(x + PAD + ICON_ROOM)}" y="${px(top + 10)}">${face.title}</text>${face.lines.map(
    (line, index) => markup`<text x="${px(x + PAD)}" y="${px(top + 11 + (index + 1) * LINE_HEIGHT)}">${line}</text>`,
  )}`;
}

/** A lock where TLS is, and how many findings there are. */
function badges(face: Face, { x, y, width }: Rect): Markup {
  const right = x + width - PAD - (face.role === 'entry' ? 4 : 0);
  const isFound = face.findings > 0;
  const text = face.findings > 9 ? '9+' : String(face.findings);
  return markup`${face.isLocked && markup`<g class="lock"><title>TLS</title>${icon('lock', right - 12 - (isFound ? 26 : 0), y + PAD - 1, 13)}</g>`}${
    isFound &&
    markup`<g class="found"><title>${counted(face.findings, 'finding')}</title><rect x="${px(right - 21)}" y="${px(y + PAD - 3)}" width="24" height="16" rx="3"/><text x="${px(right - 9)}" y="${px(y + PAD + 9)}">!${text}</text></g>`
  }`;
}
