import { FindingFacts } from '../../report';
import { Markup, markup } from '../markup';
import { counted } from '../topology/face';
import { outsideLink, Places, Section, severityMark } from './section';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** What the checks found, the worst first, with what to do. */
export function findingsSection(places: Places): Section {
  const findings = places.report.findings;
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const sorted = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const present = SEVERITIES.filter((severity) => count(severity) > 0);
  return {
    id: 'findings',
    title: 'Findings',
    count: String(findings.length),
    isBad: count('error') > 0,
    body:
      findings.length === 0
        ? markup`<p>The checks found nothing.</p>`
        : markup`<p>${present.map((severity) => counted(count(severity), severity === 'info' ? 'remark' : severity)).join(', ')}.</p>
<fieldset class="filter" hidden><legend>Show</legend>${present.map(
            (severity) =>
              markup`<label><input type="checkbox" checked value="${severity}"> ${severity} (${count(severity)})</label>`,
          )}</fieldset>
<ol class="findings">
${sorted.map((finding) => findingMarkup(places, finding))}</ol>`,
  };
}

/** One finding; within the panel of its node it does not say again where it is. */
export function findingMarkup(places: Places, finding: FindingFacts, isWithinNode = false): Markup {
  const { id, severity, node, path, problem, fix, link } = finding;
  const rule = link === undefined ? markup`<code>${id}</code>` : outsideLink(link, id);
  const where = node === undefined ? markup`<code>${path}</code>` : places.link(node, path);
  return markup`<li class="finding" data-severity="${severity}"><p>${severityMark(severity)} ${!isWithinNode && markup`${where} `}<span class="quiet">${rule}</span></p><p>${problem}</p><p class="fix"><span class="quiet">fix:</span> ${fix}</p></li>
`;
}
