/** Widths of characters in shares of the font's size: those of the widest of the usual system fonts, about. */
const NARROW = new Set("iljI.,:;|!'`()[]{}/\\ ");
const WIDE = new Set('mwMW@%');

/** About how wide a text is, in pixels: fonts differ, so it errs to the wide side. */
export function textWidth(text: string, size: number, isBold = false): number {
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return Math.ceil(width * size * (isBold ? 1.08 : 1));
}

function characterWidth(character: string): number {
  if (NARROW.has(character)) {
    return 0.36;
  }
  if (WIDE.has(character)) {
    return 0.92;
  }
  if (character >= '\u1100') {
    return 1.05;
  }
  return character >= 'A' && character <= 'Z' ? 0.7 : 0.6;
}

/** The text, its middle left out where it is wider than there is room: names differ at both ends. */
export function clipped(text: string, room: number, size: number, isBold = false): string {
  if (textWidth(text, size, isBold) <= room) {
    return text;
  }
  const characters = [...text];
  let kept = Math.min(characters.length - 1, Math.floor(room / (size * 0.36)));
  const cut = (): string => {
    const head = Math.ceil(kept * 0.6);
    return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (kept - head)).join('')}`;
  };
  while (kept > 2 && textWidth(cut(), size, isBold) > room) {
    kept -= 1;
  }
  return cut();
}
