/** Parts of the pictures in docs/: light cards on a light ground of their own, so that they can be read on a dark page too. */

export const INK = '#1f2430';
export const QUIET = '#667085';
export const LINE = '#c3c9d4';
export const GROUND = '#f4f5f8';

const escape = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A whole picture, with what it shows in words for those who do not see it. */
export function picture({ width, height, title, description, parts }) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" font-family="Inter, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="desc">${escape(description)}</desc>`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="#667085"/></marker></defs>',
    `<rect width="${width}" height="${height}" rx="8" fill="${GROUND}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

export function text(x, y, content, { size = 12, color = INK, weight = 400, anchor = 'start' } = {}) {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="${anchor}">${escape(content)}</text>`;
}

/** A box with a heading and lines of text. A dashed one is somebody else's. */
export function card({ x, y, width, height, heading, lines = [], color = '#3274d9', dashed = false }) {
  const dash = dashed ? ' stroke-dasharray="5 4"' : '';
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="${dashed ? QUIET : LINE}"${dash}/>`,
    ...(dashed ? [] : [`<rect x="${x}" y="${y}" width="5" height="${height}" rx="2" fill="${color}"/>`]),
    text(x + 16, y + 22, heading, { size: 13, weight: 600 }),
    ...lines.map((line, index) => text(x + 16, y + 41 + index * 16, line, { size: 11.5, color: QUIET })),
  ].join('\n');
}

/** An arrow through points, with a word at its first leg's middle. */
export function arrow(points, { label, dashed = false, above = 6 } = {}) {
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const [[x1, y1], [x2, y2]] = points;
  const dash = dashed ? ' stroke-dasharray="5 4"' : '';
  return [
    `<path d="${path}" fill="none" stroke="${QUIET}" stroke-width="1.4"${dash} marker-end="url(#tip)"/>`,
    ...(label === undefined
      ? []
      : [
          x1 === x2
            ? text(x1 + 8, (y1 + y2) / 2 + 4, label, { size: 11, color: QUIET })
            : text((x1 + x2) / 2, (y1 + y2) / 2 - above, label, { size: 11, color: QUIET, anchor: 'middle' }),
        ]),
  ].join('\n');
}
