import * as fc from 'fast-check';
import { escapeText, jsonBlock, markup } from '../../../src/report/page/markup';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    '</style>',
    ']]>',
    '&lt;',
    '\u202egnp.exe',
  ),
);

describe('escapeText', () => {
  test('leaves nothing that ends a text or a quoted attribute, begins a tag, or changes the direction of reading', () => {
    const dangerous =
      /[<>"'\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|&(?!(amp|lt|gt|quot|#39);)/;
    fc.assert(fc.property(hostile, (text) => !dangerous.test(escapeText(text))));
  });

  test('is undone by a reader: only what cannot be read is written out', () => {
    const read = (text: string): string =>
      text.replace(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
      );
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => read(escapeText(text)) === text));
    expect(escapeText('a\u202eb\0 \ud800 😀 \t\n')).toBe('a\\u202eb\\u0000 \\ud800 😀 \t\n');
  });
});

describe('markup', () => {
  test('escapes what is put in, but not what is markup already', () => {
    const inner = markup`<b>${'<i>'}</b>`;
    expect(markup`<p title="${'"'}">${inner}${[1, inner]}${undefined}${false}</p>`.text).toBe(
      '<p title="&quot;"><b>&lt;i&gt;</b>1<b>&lt;i&gt;</b></p>',
    );
  });

  test('takes an object with a text for what it is: no markup', () => {
    expect(() => markup`${{ text: '<b>' }}`).toThrow(TypeError);
  });
});

test('nothing in a block of JSON ends it, and it is read as it was', () => {
  fc.assert(
    fc.property(fc.array(hostile), (texts) => {
      const { text } = jsonBlock('facts', texts);
      const json = text.slice(text.indexOf('>') + 1, text.lastIndexOf('<'));
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual(texts);
    }),
  );
});
