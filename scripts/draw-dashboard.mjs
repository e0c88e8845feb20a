/**
 * Draws the dashboard in an example's manifests as an SVG: its rows, and its panels at their places with titles, units,
 * legends and thresholds as the JSON has them. The curves and numbers are made up, the same ones every time.
 * Usage: node scripts/draw-dashboard.mjs [<manifests> [<picture>]]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [source = join(root, 'examples', '12-observability', 'expected.yaml')] = process.argv.slice(2);
const [, picture = join(root, 'docs', 'images', 'dashboard.svg')] = process.argv.slice(2);

const WIDTH = 1240;
const MARGIN = 20;
const HEAD = 64;
const FOOT = 34;
const COLUMN = (WIDTH - 2 * MARGIN) / 24;
const UNIT = 25;
const GAP = 4;

/** How many points a curve has. */
const POINTS = 44;

const INK = '#1f2430';
const QUIET = '#667085';
const LINE = '#dfe3ea';
const PALETTE = ['#3f8f3f', '#d9a300', '#3274d9', '#e0752d', '#8f3bb8', '#0d9ba8'];
const COLORS = {
  green: '#3f8f3f',
  yellow: '#d9a300',
  orange: '#e0752d',
  red: '#d9363e',
  'dark-red': '#8e1b23',
  blue: '#3274d9',
};
const BYTES = 1024 * 1024;

/** What each unit of Grafana's looks like, and how high its made-up curves reach. */
const UNITS = {
  reqps: { top: 60, show: (value) => `${round(value)} req/s` },
  cps: { top: 2, show: (value) => `${round(value)} c/s` },
  percentunit: { top: 0.002, show: (value) => `${round(value * 100)} %` },
  s: { top: 0.4, show: (value) => (value < 1 ? `${round(value * 1000)} ms` : `${round(value)} s`) },
  bytes: { top: 320 * BYTES, show: (value) => `${round(value / BYTES)} MiB` },
  none: { top: 4, show: (value) => round(value) },
};

const round = (value) => String(Number(value.toPrecision(3)));
const escape = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const at = (value) => String(Math.round(value * 10) / 10);

/** Numbers from 0 to 1 that look random, and are the same for the same text. */
function randomOf(text) {
  const hash = [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
  let state = Math.imul(hash, 2654435761) >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const widthOf = (content, size) => content.length * size * 0.58;

/** Text that is cut where it would leave its room. */
function text(x, y, content, { size = 12, color = INK, weight = 400, anchor = 'start', room = Infinity } = {}) {
  const most = Math.max(1, Math.floor(room / (size * 0.58)));
  const shown = content.length > most ? `${content.slice(0, most - 1).trimEnd()}…` : content;
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="${anchor}">${escape(shown)}</text>`;
}

function rect(x, y, width, height, fill, more = '') {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}"${more}/>`;
}

function path(points, stroke, more = '') {
  const line = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('');
  return `<path d="${line}" fill="none" stroke="${stroke}" stroke-width="1.5" stroke-linejoin="round"${more}/>`;
}

function area(points, bottom, fill) {
  const line = [...points, ...[...bottom].reverse()].map(([x, y]) => `${at(x)} ${at(y)}`).join(' ');
  return `<polygon points="${line}" fill="${fill}" fill-opacity="0.16"/>`;
}

const unitOf = (name) => UNITS[name] ?? UNITS.none;
const stepsOf = ({ defaults }) => (defaults.thresholds?.steps ?? []).filter(({ value }) => value !== null);

/** The curves of a panel: their names, colors and whether they are bounds; one for each pod are drawn as three. */
function curvesOf({ targets = [], fieldConfig }) {
  const curves = targets.flatMap(({ refId, legendFormat = '' }) => {
    const override = (fieldConfig?.overrides ?? []).find(({ matcher }) => matcher.options === refId)?.properties ?? [];
    const value = (id) => override.find((property) => property.id === id)?.value;
    const color = COLORS[value('color')?.fixedColor];
    const label = legendFormat.match(/^\{\{(.*)\}\}$/)?.[1];
    const curve = {
      name: label ? `each ${label}` : legendFormat || refId,
      color,
      bound: Boolean(value('custom.lineStyle')),
    };
    return label ? [curve, { ...curve, hidden: true }, { ...curve, hidden: true }] : [curve];
  });
  return curves.map((curve, index) => ({ ...curve, color: curve.color ?? PALETTE[index % PALETTE.length] }));
}

function samples(seed, level, count = POINTS) {
  const random = randomOf(seed);
  let drift = 0;
  return Array.from({ length: count }, (_, index) => {
    drift = drift * 0.7 + (random() - 0.5) * 0.3;
    return Math.max(0.01, level * (1 + drift * 0.5 + Math.sin(index / 7 + level * 9) * 0.12));
  });
}

/** What is 0 as a rule, with a bump now and then. */
function bumps(seed) {
  const random = randomOf(seed);
  const middle = 6 + Math.floor(random() * (POINTS - 12));
  const most = 0.15 + random() * 0.35;
  return Array.from({ length: POINTS }, (_, index) => Math.max(0.008, most * (1 - Math.abs(index - middle) / 3)));
}

/** The made-up values of one curve, as parts of the height. */
function valuesOf({ title, fieldConfig }, { name, bound }, index, free, low) {
  const seed = `${index}/${title}/${name}`;
  if (bound || name.endsWith('ready')) {
    return Array.from({ length: POINTS }, () => (bound ? boundLevel(name) : 0.75));
  }
  if (fieldConfig.defaults.decimals === 0 || /queue|exceptions/i.test(title)) {
    return bumps(seed);
  }
  if (fieldConfig.defaults.custom?.stacking) {
    return samples(seed, [0.62, 0.1, 0.07, 0.03][index] ?? 0.05);
  }
  const rising = /^p\d+$/.test(name);
  const share = rising ? 0.2 + index * 0.24 : (0.42 * (free - index * 0.35)) / free;
  return samples(seed, low ? 0.06 : Math.max(0.03, share));
}

/** The part of the height at which a bound is drawn. */
const boundLevel = (name) =>
  /max|limit|allowed/.test(name) ? 0.88 : /wanted/.test(name) ? 0.75 : /min/.test(name) ? 0.3 : 0.55;

function timeSeries(panel, box) {
  const { defaults } = panel.fieldConfig;
  const { top, show } = unitOf(defaults.unit);
  const steps = stepsOf(panel.fieldConfig);
  const withLines = defaults.custom?.thresholdsStyle?.mode === 'line';
  const most =
    defaults.max ?? (withLines && steps.length > 0 ? Math.max(...steps.map(({ value }) => value)) * 1.12 : top);
  const curves = curvesOf(panel);
  const plot = { x: box.x + 62, y: box.y + 32, width: box.width - 74, height: box.height - 74 };
  const yOf = (part) => plot.y + plot.height * (1 - part);
  const out = [0, 0.5, 1].flatMap((part) => [
    path(
      [
        [plot.x, yOf(part)],
        [plot.x + plot.width, yOf(part)],
      ],
      LINE,
    ),
    text(plot.x - 6, yOf(part) + 3.5, show(most * part), { size: 9.5, color: QUIET, anchor: 'end', room: 56 }),
  ]);
  if (withLines) {
    for (const { value, color } of steps) {
      const y = yOf(value / most);
      out.push(
        path(
          [
            [plot.x, y],
            [plot.x + plot.width, y],
          ],
          COLORS[color] ?? color,
          ' stroke-dasharray="4 3" stroke-opacity="0.75"',
        ),
      );
      out.push(
        text(plot.x + plot.width - 2, y - 3, String(value), { size: 9, color: COLORS[color] ?? color, anchor: 'end' }),
      );
    }
  }
  const stacked = defaults.custom?.stacking?.mode === 'normal';
  const filled = (defaults.custom?.fillOpacity ?? 0) > 0;
  const free = curves.filter(({ bound }) => !bound).length;
  let below = Array.from({ length: POINTS }, () => 0);
  curves.forEach((curve, index) => {
    const { color, bound, hidden } = curve;
    const xOf = (point) => plot.x + (plot.width * point) / (POINTS - 1);
    const own = valuesOf(panel, curve, index, free, withLines || defaults.max === 1);
    const values = own.map((value, point) => value + (stacked && !bound ? below[point] : 0));
    const points = values.map((value, point) => [xOf(point), yOf(Math.min(1, value))]);
    if (filled && !bound) {
      const floor = (stacked ? below : below.map(() => 0)).map((value, point) => [xOf(point), yOf(value)]);
      out.push(area(points, floor, color));
    }
    out.push(path(points, color, bound ? ' stroke-dasharray="8 6"' : hidden ? ' stroke-opacity="0.8"' : ''));
    below = stacked && !bound ? values : below;
  });
  return [
    ...out,
    ...legend(
      curves.filter(({ hidden }) => !hidden),
      box,
      plot,
    ),
  ];
}

function legend(curves, box, plot) {
  let x = plot.x - 46;
  const y = box.y + box.height - 14;
  return curves.flatMap(({ name, color, bound }) => {
    const room = box.x + box.width - x - 30;
    const parts =
      room < 30
        ? []
        : [
            path(
              [
                [x, y - 3.5],
                [x + 14, y - 3.5],
              ],
              color,
              bound ? ' stroke-dasharray="4 3"' : '',
            ),
            text(x + 19, y, name, { size: 10.5, color: QUIET, room }),
          ];
    x += 19 + widthOf(name, 10.5) + 14;
    return parts;
  });
}

/** The color that a value has by the panel's thresholds. */
function colorAt({ defaults }, value) {
  const steps = defaults.thresholds?.steps ?? [];
  const step = [...steps].reverse().find((one) => one.value === null || one.value <= value);
  return COLORS[step?.color] ?? INK;
}

function stat(panel, box) {
  const { unit } = panel.fieldConfig.defaults;
  const { top, show } = unitOf(unit);
  const value = { reqps: 48.2, percentunit: 0.0004, s: 0.118, none: 3 }[unit] ?? top / 2;
  const color = colorAt(panel.fieldConfig, value);
  const points = samples(panel.title, 0.5, 30).map((part, index) => [
    box.x + 2 + ((box.width - 4) * index) / 29,
    box.y + box.height - 4 - part * 24,
  ]);
  const floor = points.map(([x]) => [x, box.y + box.height - 2]);
  return [
    area(points, floor, color),
    path(points, color),
    text(box.x + box.width / 2, box.y + box.height / 2 + 12, show(value), {
      size: 24,
      color,
      weight: 600,
      anchor: 'middle',
    }),
  ];
}

function arc(cx, cy, radius, from, to, color, width) {
  const point = (part) => [cx - radius * Math.cos(Math.PI * part), cy - radius * Math.sin(Math.PI * part)];
  const [x1, y1] = point(from);
  const [x2, y2] = point(to);
  return `<path d="M${at(x1)} ${at(y1)}A${at(radius)} ${at(radius)} 0 0 1 ${at(x2)} ${at(y2)}" fill="none" stroke="${color}" stroke-width="${width}"/>`;
}

function gauge(panel, box) {
  const { defaults } = panel.fieldConfig;
  const { min = 0, max = 1, unit } = defaults;
  const value = min + (max - min) * 0.72;
  const radius = Math.min(box.width / 2 - 22, box.height - 96);
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2 + radius / 2 + 8];
  const part = (amount) => (amount - min) / (max - min);
  const steps = defaults.thresholds.steps;
  const rim = steps.map(({ value: from, color }, index) =>
    arc(
      cx,
      cy,
      radius + 11,
      from === null ? 0 : part(from),
      index + 1 < steps.length ? part(steps[index + 1].value) : 1,
      COLORS[color] ?? color,
      4,
    ),
  );
  const color = colorAt(panel.fieldConfig, value);
  return [
    ...rim,
    arc(cx, cy, radius, 0, 1, '#eceff4', 14),
    arc(cx, cy, radius, 0, part(value), color, 14),
    text(cx, cy - 6, unitOf(unit).show(value), { size: 20, color, weight: 600, anchor: 'middle' }),
  ];
}

const ROUTES = [
  ['/orders/{id}', 'GET', 21.4, 0.0002, 0.094],
  ['/products', 'GET', 14.8, undefined, 0.061],
  ['/orders', 'POST', 6.1, 0.0011, 0.182],
  ['/cart', 'PUT', 3.7, undefined, 0.088],
  ['/login', 'POST', 2.2, undefined, 0.231],
];

function table(panel, box) {
  const renamed = panel.transformations?.find(({ id }) => id === 'organize')?.options.renameByName ?? {};
  const columns = Object.values(renamed);
  const override = (name, id) =>
    panel.fieldConfig.overrides.find(({ matcher }) => matcher.options === name)?.properties.find((one) => one.id === id)
      ?.value;
  const width = (box.width - 24) / Math.max(1, columns.length);
  const rowHeight = Math.min(25, (box.height - 58) / ROUTES.length);
  const left = (index) => box.x + 14 + index * width;
  const out = columns.map((name, index) =>
    text(left(index), box.y + 46, name, { size: 11, color: COLORS.blue, weight: 600, room: width }),
  );
  ROUTES.forEach((route, row) => {
    const y = box.y + 54 + row * rowHeight;
    out.push(
      path(
        [
          [box.x + 12, y],
          [box.x + box.width - 12, y],
        ],
        LINE,
      ),
    );
    route.slice(0, columns.length).forEach((value, index) => {
      const name = columns[index];
      const thresholds = override(name, 'thresholds');
      const color = thresholds && value !== undefined ? colorAt({ defaults: { thresholds } }, value) : INK;
      const shown = typeof value === 'number' ? unitOf(override(name, 'unit')).show(value) : (value ?? '');
      out.push(text(left(index), y + rowHeight * 0.66, shown, { size: 11, color, room: width - 8 }));
    });
  });
  return out;
}

const KINDS = { timeseries: timeSeries, stat, gauge, table };

function boxOf({ x, y, w, h }) {
  return {
    x: MARGIN + x * COLUMN + GAP / 2,
    y: HEAD + y * UNIT + GAP / 2,
    width: w * COLUMN - GAP,
    height: h * UNIT - GAP,
  };
}

function drawPanel(panel) {
  const box = boxOf(panel.gridPos);
  if (panel.type === 'row') {
    const y = box.y + box.height / 2;
    return [
      `<path d="M${at(box.x + 4)} ${at(y - 2)}l5 5l5 -5" fill="none" stroke="${QUIET}" stroke-width="1.5"/>`,
      text(box.x + 22, y + 5, panel.title, { size: 13.5, weight: 600, room: box.width - 30 }),
    ];
  }
  const draw = KINDS[panel.type];
  const inside = draw
    ? draw(panel, box)
    : [text(box.x + 12, box.y + 46, panel.type, { color: QUIET, room: box.width - 24 })];
  return [
    rect(box.x, box.y, box.width, box.height, '#ffffff', ` rx="3" stroke="${LINE}"`),
    text(box.x + 12, box.y + 20, panel.title, { size: 12, weight: 600, room: box.width - 20 }),
    ...inside,
  ];
}

/** The variables that can be chosen, as buttons. */
function variables({ templating }) {
  let x = MARGIN + GAP / 2;
  return templating.list
    .filter(({ hide }) => hide !== 2)
    .flatMap(({ name, label = name, current }) => {
      const value = current?.text ?? 'Prometheus';
      const [first, second] = [widthOf(label, 11) + 16, widthOf(value, 11) + 16];
      const drawn = [
        rect(x, 36, first, 20, '#eceff4', ' rx="2"'),
        text(x + 8, 50, label, { size: 11, color: COLORS.blue, weight: 600 }),
        rect(x + first, 36, second, 20, '#ffffff', ` rx="2" stroke="${LINE}"`),
        text(x + first + 8, 50, value, { size: 11 }),
      ];
      x += first + second + 10;
      return drawn;
    });
}

function draw(dashboard) {
  const { title, panels, time, refresh } = dashboard;
  const bottom = Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h));
  const height = HEAD + bottom * UNIT + FOOT;
  const shown = panels.filter(({ type }) => type !== 'row').map((panel) => panel.title);
  const range = `${time.from} to ${time.to}${refresh ? `, every ${refresh}` : ''}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" font-family="Inter, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif">`,
    `<title id="title">${escape(`The dashboard ${title}`)}</title>`,
    `<desc id="desc">${escape(`A drawing of the panels of the Grafana dashboard: ${shown.join('; ')}.`)}</desc>`,
    rect(0, 0, WIDTH, height, '#f4f5f8'),
    text(MARGIN + GAP / 2, 25, title, { size: 17, weight: 600, room: 700 }),
    text(WIDTH - MARGIN, 25, range, { size: 11, color: QUIET, anchor: 'end' }),
    ...variables(dashboard),
    ...panels.flatMap(drawPanel),
    text(
      MARGIN + GAP / 2,
      height - 13,
      'Drawn from the JSON of the dashboard, not a screenshot: curves and numbers are made up.',
      { size: 11, color: QUIET },
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** The first dashboard among manifests. */
function dashboardIn(manifests) {
  const texts = parseAllDocuments(manifests)
    .map((document) => document.toJS())
    .flatMap((manifest) =>
      manifest?.kind === 'GrafanaDashboard'
        ? [manifest.spec.json]
        : Object.entries(manifest?.kind === 'ConfigMap' ? (manifest.data ?? {}) : {})
            .filter(([key]) => key.endsWith('.json'))
            .map(([, value]) => value),
    );
  const dashboards = texts.map((json) => JSON.parse(json)).filter(({ panels }) => Array.isArray(panels));
  if (dashboards.length === 0) {
    throw new Error(`${source} has no dashboard`);
  }
  return dashboards[0];
}

writeFileSync(picture, draw(dashboardIn(readFileSync(source, 'utf8'))));
