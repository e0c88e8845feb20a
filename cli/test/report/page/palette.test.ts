import { Colour, PALETTE } from '../../../src/report/page/palette';

/** The contrast of two colours, as WCAG 2.2 computes it. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map(luminance).sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const ROLES: Colour[] = ['outside', 'entry', 'service', 'workload', 'config', 'secret', 'storage', 'external'];
const GROUNDS: Colour[] = ['paper', 'raised', 'sunk'];

/** Which text stands on what: at least 4.5 to 1. */
const TEXTS: [Colour, Colour][] = [
  ...GROUNDS.flatMap((ground) =>
    (['ink', 'quiet', 'link', 'good', 'bad', 'warn'] as const).map((text): [Colour, Colour] => [text, ground]),
  ),
  ...ROLES.flatMap((role): [Colour, Colour][] => [
    ['ink', `${role}-wash` as Colour],
    ['quiet', `${role}-wash` as Colour],
  ]),
  ['warn', 'warn-wash'],
];

/** Lines and icons, which mean something: at least 3 to 1. */
const LINES: [Colour, Colour][] = [
  ...ROLES.flatMap((role): [Colour, Colour][] => [
    [role, `${role}-wash` as Colour],
    [role, 'paper'],
    [role, 'sunk'],
  ]),
  ...GROUNDS.flatMap((ground): [Colour, Colour][] => [
    ['line', ground],
    ['focus', ground],
  ]),
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s', (_, theme) => {
  test.each(TEXTS)('%s can be read on %s', (text, ground) => {
    expect(contrast(PALETTE[text][theme], PALETTE[ground][theme])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(LINES)('%s can be seen on %s', (line, ground) => {
    expect(contrast(PALETTE[line][theme], PALETTE[ground][theme])).toBeGreaterThanOrEqual(3);
  });
});
