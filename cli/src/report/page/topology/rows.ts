import { Point, Rect } from './placed';

export type Size = Pick<Rect, 'width' | 'height'>;

/** Between two boxes of a row, and two rows. */
export const GAP = 14;

/** How wide rows of boxes should be, so that they are about half as high again as they are wide. */
export function widthOf(faces: Size[]): number {
  const area = faces.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  return Math.max(Math.sqrt(area * 1.5), ...faces.map(({ width }) => width));
}

/** Puts boxes in rows, none wider than this. */
export function rows(faces: Size[], most: number): { width: number; height: number; corners: Point[] } {
  let [x, y, width, rowHeight] = [0, 0, 0, 0];
  const corners = faces.map((face) => {
    if (x > 0 && x + face.width > most) {
      [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    }
    const corner = { x, y };
    [x, width, rowHeight] = [x + face.width + GAP, Math.max(width, x + face.width), Math.max(rowHeight, face.height)];
    return corner;
  });
  return { width, height: faces.length === 0 ? 0 : y + rowHeight, corners };
}
