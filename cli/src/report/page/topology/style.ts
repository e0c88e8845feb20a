import { Colour, Painter } from '../palette';

const ROLES = ['outside', 'entry', 'service', 'workload', 'config', 'secret', 'storage', 'external'] as const;

/** The style sheet of a picture, whose elements are below one of the class `picture`. */
export function pictureStyle(paint: Painter): string {
  const role = (name: (typeof ROLES)[number] | 'group'): string => {
    const colour: Colour = name === 'group' ? 'workload' : name;
    return `.picture .${name} .outline,.picture .${name} .behind{stroke:${paint(colour)};fill:${paint(`${colour}-wash`)}}.picture .${name} .icon,.picture .${name} .fold{stroke:${paint(colour)}}`;
  };
  return [
    '.picture text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:10.5px;',
    `fill:${paint('ink')}}`,
    '.picture .box .title{font-size:12.5px;font-weight:600}',
    `.picture .box text{fill:${paint('quiet')}}.picture .box .title{fill:${paint('ink')}}`,
    '.picture .outline{stroke-width:1.3}.picture .behind{stroke-width:1;opacity:.7}',
    '.picture .icon,.picture .fold{fill:none;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round}',
    ...[...ROLES, 'group' as const].map(role),
    '.picture .outside .outline,.picture .external .outline{stroke-dasharray:5 3}',
    `.picture .box .lock .icon{stroke:${paint('good')};stroke-width:1.6}`,
    `.picture .box .found rect{fill:${paint('warn-wash')};stroke:${paint('warn')}}`,
    `.picture .box .found text{fill:${paint('warn')};font-weight:600;text-anchor:middle}`,
    `.picture .frame rect{fill:none;stroke:${paint('rule')}}.picture .frame.namespace rect{fill:${paint('sunk')};stroke:${paint('line')};stroke-dasharray:1 3}`,
    '.picture .frame.namespace text{font-size:12px;font-weight:600}.picture .frame.group text{font-size:10.5px}',
    `.picture .frame .word,.picture .frame.group text{fill:${paint('quiet')};font-weight:400}`,
    `.picture .way{fill:none;stroke:${paint('line')};stroke-width:1.2}.picture .tip{fill:${paint('line')}}`,
    `.picture .flow .way{stroke:${paint('service')};stroke-width:1.5}.picture .flow .tip{fill:${paint('service')}}`,
    `.picture .allowed .way{stroke:${paint('good')};stroke-width:1.5}.picture .allowed .tip{fill:${paint('good')}}`,
    `.picture .forbidden .way{stroke:${paint('bad')};stroke-width:1.6;stroke-dasharray:6 4}.picture .forbidden .tip{fill:${paint('bad')}}`,
    '.picture .uses .way{stroke-width:1;stroke-dasharray:2 2}',
    `.picture .line text{text-anchor:middle;fill:${paint('quiet')};stroke:${paint('sunk')};stroke-width:3;paint-order:stroke}`,
    `.picture .line.forbidden text{fill:${paint('bad')};font-weight:600}`,
  ].join('');
}
