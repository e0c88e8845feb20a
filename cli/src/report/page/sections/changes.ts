import { Change } from '../../report';
import { Markup, markup } from '../markup';
import { counted } from '../topology/face';
import { mark, Places, Section } from './section';

/** What is different from something older, what is dangerous first. */
export function changesSection(places: Places): Section | undefined {
  const facts = places.report.changes;
  if (facts === undefined) {
    return undefined;
  }
  const isDangerous = ({ dangers }: Change): boolean => dangers.length > 0;
  const sorted = [...facts.changes.filter(isDangerous), ...facts.changes.filter((change) => !isDangerous(change))];
  const dangerous = facts.changes.filter(isDangerous).length;
  return {
    id: 'changes',
    title: 'Changes',
    count: dangerous > 0 ? `${dangerous} to look at` : String(sorted.length),
    isBad: dangerous > 0,
    body: markup`<p>Compared with <code>${facts.against}</code>: ${
      sorted.length === 0
        ? 'nothing is different'
        : `${counted(sorted.length, 'change')}, ${dangerous === 0 ? 'none' : dangerous} of them dangerous`
    }.</p>
<ul class="changes">
${sorted.map((change) => changeMarkup(places, change))}</ul>`,
  };
}

function changeMarkup(places: Places, { node, namespace, subject, kind, what, restart, dangers }: Change): Markup {
  const sign = { added: '+', removed: '−', changed: '~' }[kind];
  return markup`<li class="change${dangers.length > 0 && ' dangerous'}"><h3>${mark('quiet', sign, kind)} ${places.link(node, subject)}${namespace !== undefined && markup` <span class="quiet">in ${namespace}</span>`}</h3>
<ul>${dangers.map((danger) => markup`<li>${mark('bad', '▲', 'danger:')} ${danger}</li>`)}${what.map((each) => markup`<li>${each}</li>`)}${
    restart !== undefined && markup`<li>pods restart: ${restart}</li>`
  }</ul></li>
`;
}
