/** The colours of the page and of the picture: in the light, in the dark. The tests hold their contrast. */
export const PALETTE = {
  paper: ['#fbfbf9', '#16191d'],
  raised: ['#ffffff', '#1e2227'],
  sunk: ['#f1f1ed', '#111417'],
  ink: ['#1c2024', '#e7e9ea'],
  quiet: ['#565e66', '#a3abb3'],
  rule: ['#d9dad4', '#343a41'],
  line: ['#727b84', '#7f8993'],
  link: ['#0b57a4', '#82b7f2'],
  focus: ['#0b57a4', '#82b7f2'],
  good: ['#1b6e3c', '#6cc48d'],
  bad: ['#b3261e', '#ff8f85'],
  warn: ['#865300', '#e8b04f'],
  'good-wash': ['#e7f3eb', '#1b2f24'],
  'bad-wash': ['#fbe9e7', '#3a2021'],
  'warn-wash': ['#fbf1dd', '#33291a'],
  outside: ['#4a5560', '#b4bec8'],
  'outside-wash': ['#f0f2f3', '#23282e'],
  entry: ['#7b3fa0', '#cfa2ec'],
  'entry-wash': ['#f6effa', '#2b2233'],
  service: ['#0b57a4', '#82b7f2'],
  'service-wash': ['#ebf3fb', '#1b2836'],
  workload: ['#17674f', '#6fc9ab'],
  'workload-wash': ['#e9f5f0', '#19302a'],
  config: ['#76540b', '#dcb65c'],
  'config-wash': ['#faf4e3', '#2e281a'],
  secret: ['#99344e', '#f29db3'],
  'secret-wash': ['#fbeef1', '#36222a'],
  storage: ['#4c4fa3', '#acb0f5'],
  'storage-wash': ['#f0f0fa', '#24253a'],
  external: ['#4a5560', '#b4bec8'],
  'external-wash': ['#f0f2f3', '#23282e'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Colour = keyof typeof PALETTE;

/** How a style sheet says a colour. */
export type Painter = (colour: Colour) => string;

export const inLight: Painter = (colour) => PALETTE[colour][0];
export const inDark: Painter = (colour) => PALETTE[colour][1];
export const byVariable: Painter = (colour) => `var(--${colour})`;

/** The variables of the page, which follow its color-scheme. */
export function variables(): string {
  const all = Object.entries(PALETTE).map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`);
  return `:root{${all.join(';')}}`;
}
