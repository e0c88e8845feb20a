import { createHash } from 'crypto';
import { objectCount } from '../object-count';
import { Report } from '../report';
import { Assets } from './assets';
import { jsonBlock, Markup, markup } from './markup';
import { byVariable, variables } from './palette';
import { Section, sectionMarkup } from './sections/section';
import { titleOf } from './title';
import { counted } from './topology/face';
import { pictureStyle } from './topology/style';

/** The whole page, which loads nothing: only its own script and style sheet are let run, known by their hashes. */
export function pageMarkup(report: Report, sections: Section[], assets: Assets, facts: unknown): string {
  const style = `${variables()}${pictureStyle(byVariable)}${assets.style}`;
  const title = `Report of ${titleOf(report)}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, assets.script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${Markup.trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<div><h1>${title}</h1>
<p class="quiet">${summary(report)}</p></div>
<button type="button" id="theme" hidden>Dark</button>
</header>
<nav aria-label="Sections"><ul>${sections.map(
    ({ id, title: name, count, isBad }) =>
      markup`<li><a href="#${id}">${name}${count !== undefined && markup` <span class="count${isBad && ' bad'}">${count}</span>`}</a></li>`,
  )}</ul></nav>
<main id="main" tabindex="-1">
${sections.map(sectionMarkup)}</main>
${jsonBlock('facts', facts)}
<script>${Markup.trusted(assets.script)}</script>
</body>
</html>
`.text;
}

/** What the page may do: run its own script, apply its own style sheet, and nothing else. */
function policy(style: string, script: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
}

function summary(report: Report): string {
  const { sources } = report;
  const objects = objectCount(report);
  const read = sources.length === 1 ? sources[0] : counted(sources.length, 'file');
  return `${counted(objects, 'object')} read from ${read}`;
}
