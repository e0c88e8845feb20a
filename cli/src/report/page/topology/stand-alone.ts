import { Report } from '../../report';
import { markup, Markup } from '../markup';
import { titleOf } from '../title';
import { inDark, inLight } from '../palette';
import { counted } from './face';
import { drawing, MARGIN } from './draw';
import { Placed } from './placed';
import { px } from './shapes';
import { pictureStyle } from './style';

/** The picture as a file of its own, for a README: in the light and in the dark as who looks at it has it. */
export function standAloneSvg(report: Report, placed: Placed): string {
  const [width, height] = [placed.width, placed.height].map((size) => px(Math.max(size, 100) + 2 * MARGIN));
  const paper = (paint: typeof inLight): string => `.paper{fill:${paint('paper')}}${pictureStyle(paint)}`;
  const style = `${paper(inLight)}@media (prefers-color-scheme:dark){${paper(inDark)}}`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">
<title id="title">Topology of ${titleOf(report)}</title>
<desc id="desc">${description(report)}</desc>
<style>${Markup.trusted(style)}</style>
<rect class="paper" width="100%" height="100%" rx="6"/>
${drawing(placed)}
</svg>
`.text;
}

/** The picture in a sentence. */
export function description(report: Report): string {
  const count = (role: string): number => report.nodes.filter((node) => node.role === role).length;
  const forbidden = report.edges.filter(({ allowed }) => allowed === false).length;
  const connections = report.edges.filter(({ kind }) => kind === 'connects').length;
  return [
    `${counted(report.namespaces.length, 'namespace')}, ${counted(count('workload'), 'workload')}, ${counted(count('service'), 'Service')}`,
    ...(count('entry') === 0 ? [] : [counted(count('entry'), 'entry', 'entries')]),
    ...(connections === 0
      ? []
      : [`${counted(connections, 'connection')}${forbidden === 0 ? '' : ` (${forbidden} forbidden)`}`]),
  ]
    .join(', ')
    .concat('.');
}
