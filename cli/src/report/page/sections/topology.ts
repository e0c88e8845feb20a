import { Report } from '../../report';
import { Markup, markup } from '../markup';
import { counted } from '../topology/face';
import { drawing, Links, MARGIN } from '../topology/draw';
import { Placed } from '../topology/placed';
import { icon, px } from '../topology/shapes';
import { description } from '../topology/stand-alone';
import { DISTRICTS_FROM } from '../topology/districts';
import { EVERYTHING_UP_TO } from '../topology/views';
import { verdict } from './objects';
import { Places, Section, table } from './section';

export interface PlacedView {
  readonly id: string;
  readonly title: string;
  readonly placed: Placed;
}

/** The picture, with what finds its way in it. */
export function topologySection(places: Places, views: PlacedView[]): Section {
  const { report } = places;
  const [first, ...others] = views;
  const hasEverything = views.some(({ id }) => id === 'everything');
  return {
    id: 'topology',
    title: 'Topology',
    body: markup`<p>${description(report)}${
      !hasEverything &&
      ` One picture of everything is left out: it would have more than ${EVERYTHING_UP_TO} boxes. Choose a service to see what it is made of.`
    }</p>
${toolbar(views)}
<div class="stage"><div class="canvas" id="canvas" tabindex="0" role="group" aria-label="Picture of the topology" aria-describedby="keys">${svg(first)}</div>
<aside id="panel" aria-label="Details" hidden><button type="button" id="panel-close" aria-label="Close details">✕</button><div id="panel-content"></div></aside></div>
<p id="keys" class="hint" hidden>Drag or arrow keys move the picture; the wheel with Ctrl, + and − zoom, double click zooms in, 0 fits it in. Tab goes from box to box, Enter opens one, Esc closes.</p>
<p id="status" role="status" class="unseen"></p>
${legend()}
${askForm(report)}
${connectionTable(places)}
${others.map(
  (view) => markup`<template data-view="${view.id}">${svg(view)}</template>
`,
)}`,
  };
}

function svg({ id, title, placed }: PlacedView): Markup {
  const [width, height] = [placed.width, placed.height].map((size) => px(size + 2 * MARGIN));
  const links: Links = { href: ({ node, group }) => (node === undefined ? `#g${group}` : `#o${node}`) };
  return markup`<svg class="picture${placed.boxes.length > DISTRICTS_FROM && ' many'}" data-view="${id}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${title}">
${drawing(placed, links)}
</svg>`;
}

function toolbar(views: PlacedView[]): Markup {
  const button = (id: string, label: string, text: string): Markup =>
    markup`<button type="button" id="${id}" aria-label="${label}">${text}</button>`;
  return markup`<div class="toolbar" role="group" aria-label="Picture" hidden>
<label class="search">Find <input type="search" id="search" autocomplete="off" spellcheck="false" aria-controls="found"></label>
${views.length > 1 && markup`<label>Show <select id="view">${views.map(({ id, title }) => markup`<option value="${id}">${title}</option>`)}</select></label>`}
${views.length > 1 && markup`<button type="button" id="back" hidden>Back to all services</button>`}
<button type="button" id="only" disabled>Only what it touches</button>
<span class="zoom">${button('zoom-in', 'Zoom in', '+')}${button('zoom-out', 'Zoom out', '−')}${button('fit', 'Fit the picture in', 'Fit')}</span>
<ul id="found" class="plain" aria-label="Found" hidden></ul>
</div>`;
}

function legend(): Markup {
  const roles = [
    ['outside', 'from outside'],
    ['entry', 'lets requests in'],
    ['service', 'Service'],
    ['workload', 'workload'],
    ['config', 'configuration'],
    ['secret', 'secret'],
    ['storage', 'storage'],
    ['external', 'outside of the cluster'],
  ] as const;
  const lines = [
    ['flow', 'requests'],
    ['allowed', 'connection, allowed'],
    ['forbidden', 'connection, forbidden'],
    ['connects', 'connection, not judged'],
    ['uses', 'uses'],
  ] as const;
  return markup`<ul class="legend" aria-label="Legend">${roles.map(
    ([role, text]) =>
      markup`<li><svg class="picture" width="14" height="14" aria-hidden="true"><g class="${role}">${icon(role, 0, 0)}</g></svg> ${text}</li>`,
  )}${lines.map(
    ([kind, text]) =>
      markup`<li><svg class="picture" width="30" height="14" aria-hidden="true"><g class="line ${kind}"><path class="way" d="M0 7H24"/><path class="tip" d="M30 7L23 4V10Z"/></g></svg> ${text}</li>`,
  )}<li><svg class="picture" width="14" height="14" aria-hidden="true"><g class="box"><g class="lock">${icon('lock', 0, 0)}</g></g></svg> TLS</li></ul>`;
}

/** "Can A reach B on port P?": the script answers it from what the report knows. */
function askForm(report: Report): Markup {
  const options = (roles: string[]): Markup[] =>
    report.nodes.flatMap(({ role, namespace, name }, index) =>
      roles.includes(role)
        ? [markup`<option value="${index}">${namespace !== undefined && `${namespace} / `}${name}</option>`]
        : [],
    );
  return markup`<form id="ask" hidden><span>Can</span> <label><span class="unseen">From</span><select name="from">${options(['workload'])}</select></label> <span>reach</span> <label><span class="unseen">To</span><select name="to">${options(['workload', 'external'])}</select></label> <label>on port <input name="port" size="6" autocomplete="off" placeholder="any"></label> <button type="submit">Ask</button> <output name="answer"></output></form>`;
}

function connectionTable(places: Places): Markup | false {
  const edges = places.report.edges.filter(({ kind }) => kind === 'connects');
  const sorted = [
    ...edges.filter(({ allowed }) => allowed === false),
    ...edges.filter(({ allowed }) => allowed !== false),
  ];
  const forbidden = edges.filter(({ allowed }) => allowed === false).length;
  const rows = sorted.map(
    (
      edge,
    ) => markup`<tr><td>${places.link(edge.from)}</td><td>${places.link(edge.to)}</td><td>${edge.label}</td><td>${verdict(edge)}</td></tr>
`,
  );
  return (
    edges.length > 0 &&
    markup`<details class="service"${(edges.length <= 12 || forbidden > 0) && markup` open`}><summary><h3>Connections</h3> <span class="quiet">${counted(edges.length, 'connection')}, ${forbidden} forbidden</span></summary>
${table('Connections', ['From', 'To', 'On', 'What the NetworkPolicies say'], rows)}</details>`
  );
}
