import { markup } from '../markup';
import { code, Places, Section } from './section';

const SHOWN = 12;

/** What has to be in the cluster before. */
export function prerequisitesSection(places: Places): Section | undefined {
  const all = places.report.prerequisites;
  if (all.length === 0) {
    return undefined;
  }
  return {
    id: 'prerequisites',
    title: 'Prerequisites',
    count: String(all.length),
    body: markup`<p>What has to be in the cluster before these manifests are applied.</p>
${all.map(
  ({ name, neededBy, install }) => markup`<h3>${name}</h3>
<p>Needed by ${neededBy.slice(0, SHOWN).map((id, index) => markup`${index > 0 && ', '}${places.link(id, id)}`)}${neededBy.length > SHOWN && ` and ${neededBy.length - SHOWN} more`}.</p>
${install !== undefined && code(install, `how to install ${name}`)}`,
)}`,
  };
}
