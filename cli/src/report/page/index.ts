import { Report } from '../report';
import { assets } from './assets';
import { pageMarkup } from './page';
import { changesSection } from './sections/changes';
import { findingsSection } from './sections/findings';
import { objectsSection } from './sections/objects';
import { planSection } from './sections/plan';
import { prerequisitesSection } from './sections/prerequisites';
import { promisesSection } from './sections/promises';
import { Places, Section } from './sections/section';
import { topologySection } from './sections/topology';
import { pageFacts } from './facts';
import { groupsOf } from './topology/graph';
import { loadLayouter } from './topology/layout';
import { standAloneSvg } from './topology/stand-alone';
import { viewsOf } from './topology/views';

/** The report to look at: index.html, which needs nothing else, and topology.svg for a README. */
export async function renderPage(report: Report): Promise<{ name: string; content: string }[]> {
  const layout = await loadLayouter();
  const groups = groupsOf(report);
  const views = viewsOf(report, groups).map(({ graph, ...view }) => ({
    ...view,
    placed: layout(report, groups, graph),
  }));
  const places = new Places(report);
  const sections = [
    changesSection(places),
    topologySection(places, views),
    promisesSection(places),
    planSection(places),
    findingsSection(places),
    prerequisitesSection(places),
    objectsSection(places, groups),
  ].filter((section): section is Section => section !== undefined);
  return [
    { name: 'index.html', content: pageMarkup(report, sections, assets(), pageFacts(report, groups)) },
    { name: 'topology.svg', content: standAloneSvg(report, views[0].placed) },
  ];
}
