/**
 * Draws the layers of src/, as the linter's configuration has them, as an SVG: a folder imports from what is below it.
 * Usage: node scripts/draw-layers.mjs [<picture>]
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAYERS } from '../eslint.config.mjs';
import { arrow, card, picture, text } from './svg.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [target = join(root, 'docs', 'images', 'layers.svg')] = process.argv.slice(2);

const WIDTH = 900;
const ROW = 46;
const CARD = 34;
const LEFT = 60;
const HEAD = 20;
/** How many folders stand beside one another. */
const MOST = 5;
const COLORS = ['#3274d9', '#3f8f3f', '#e0752d', '#8f3bb8', '#0d9ba8'];

/** The rows from the top: the folders of one layer, in as many rows as they need. */
const rows = [...LAYERS].reverse().flatMap((folders, level) => {
  const count = Math.ceil(folders.length / MOST);
  const size = Math.ceil(folders.length / count);
  return Array.from({ length: count }, (_, part) => ({
    level,
    folders: folders.slice(part * size, (part + 1) * size),
  }));
});

const parts = rows.flatMap(({ level, folders }, row) => {
  const room = (WIDTH - LEFT - 20 + 8) / folders.length;
  return folders.map((folder, index) =>
    card({
      x: Math.round(LEFT + index * room),
      y: HEAD + row * ROW,
      width: Math.round(room - 8),
      height: CARD,
      heading: folder,
      color: COLORS[level % COLORS.length],
    }),
  );
});
const height = HEAD + rows.length * ROW + 32;

writeFileSync(
  target,
  picture({
    width: WIDTH,
    height,
    title: 'The layers of src/',
    description: `From the top: ${rows.map(({ folders }) => folders.join(', ')).join('; ')}.`,
    parts: [
      ...parts,
      arrow([
        [30, HEAD],
        [30, HEAD + rows.length * ROW - 12],
      ]),
      text(
        LEFT,
        height - 16,
        'A file imports from its own folder and from layers below; folders of one layer do not know one another.',
        {
          color: '#667085',
        },
      ),
    ],
  }),
);
