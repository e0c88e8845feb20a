/** Text that is HTML or SVG already, in which everything that came from outside is escaped. */
export class Markup {
  private constructor(public readonly text: string) {}

  /** Takes text as it is: only for what this program wrote itself, or escaped on the way. */
  public static trusted(text: string): Markup {
    return new Markup(text);
  }
}

export type Piece = Markup | string | number | undefined | false | readonly Piece[];

/** A template of HTML or SVG, that escapes whatever is put into it and is not Markup itself. */
export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return Markup.trusted(
    strings.map((text, index) => text + (index < pieces.length ? put(pieces[index]) : '')).join(''),
  );
}

/** JSON inside of a script element, which nothing in it can end. */
export function jsonBlock(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, codePoint);
  return markup`<script type="application/json" id="${id}">${Markup.trusted(json)}</script>`;
}

function put(piece: Piece): string {
  if (piece === undefined || piece === false) {
    return '';
  }
  if (piece instanceof Markup) {
    return piece.text;
  }
  return typeof piece === 'object' ? piece.map(put).join('') : escapeText(String(piece));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML does not allow, and what makes text read in another order than it is written. */
const UNREADABLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]/gu;

/** Text as the text or the quoted attribute of HTML or SVG. What cannot be read is written out: `\u202e`. */
export function escapeText(text: string): string {
  return text.replace(UNREADABLE, codePoint).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

function codePoint(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
