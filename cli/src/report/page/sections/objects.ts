import { EdgeFacts, NodeFacts } from '../../report';
import { Markup, markup } from '../markup';
import { replicasInWords } from '../topology/face';
import { Groups } from '../topology/graph';
import { verbOf } from '../topology/line-label';
import { groupTitle } from '../topology/views';
import { findingMarkup } from './findings';
import { code, mark, Places, Section, table } from './section';

/** Every object with all that is known of it: what the page shows beside the picture, and what is read without a script. */
export function objectsSection(places: Places, groups: Groups): Section {
  const { report } = places;
  const [leaving, coming] = [new Map<string, EdgeFacts[]>(), new Map<string, EdgeFacts[]>()];
  for (const edge of report.edges) {
    leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
    coming.set(edge.to, [...(coming.get(edge.to) ?? []), edge]);
  }
  const article = (index: number): Markup => {
    const node = report.nodes[index];
    return objectMarkup(places, index, { leaving: leaving.get(node.id) ?? [], coming: coming.get(node.id) ?? [] });
  };
  const rest = report.nodes.map((_, index) => index).filter((index) => groups.ofNode[index] === undefined);
  return {
    id: 'objects',
    title: 'Objects',
    count: String(report.nodes.length),
    body: markup`<p>Everything that was read, and what it talks to.</p>
${groups.all.map(
  (
    { namespace, nodes },
    group,
  ) => markup`<h3 id="g${group}">${groupTitle(groups, group)}${namespace !== undefined && markup` <span class="quiet">in ${namespace}</span>`}</h3>
${nodes.map(article)}`,
)}${
      rest.length > 0 &&
      markup`<h3>All else</h3>
${rest.map(article)}`
    }`,
  };
}

interface Ends {
  readonly leaving: EdgeFacts[];
  readonly coming: EdgeFacts[];
}

function objectMarkup(places: Places, index: number, ends: Ends): Markup {
  const node = places.report.nodes[index];
  const isObject = node.kind !== node.kind.toLowerCase();
  return markup`<details class="object" id="o${index}" data-name="${node.name}"><summary><h4>${isObject && markup`<span class="quiet">${node.kind}</span> `}${node.name}</h4></summary>
<div class="facts">
${facts(node)}${findingsOf(places, node)}${shareOf(places, node)}${connections(places, ends)}${node.yaml !== undefined && markup`<div class="yaml"><h5 class="part">YAML</h5>${code(node.yaml, `YAML of ${node.name}`)}</div>`}
</div></details>
`;
}

function facts(node: NodeFacts): Markup {
  const { workload, source, namespace } = node;
  const line = (name: string, value: string | Markup): Markup => markup`<dt>${name}</dt><dd>${value}</dd>`;
  return markup`<dl>${namespace !== undefined && line('Namespace', namespace)}${
    workload && line('Replicas', replicasInWords(workload.replicas))
  }${workload?.share !== undefined && line('Share', `${workload.share}% of requests`)}${node.tls !== undefined && line('TLS', node.tls ? 'encrypted' : 'not encrypted')}${
    source && line('Read from', `${source.file}:${source.line}`)
  }</dl>
${node.lines.length > 0 && markup`<ul class="plain">${node.lines.map((each) => markup`<li>${each}</li>`)}</ul>`}${
    workload &&
    markup`<ul class="plain">${workload.containers.map(({ name, role, image }) => markup`<li>${name} <span class="quiet">${role}</span> <code>${image}</code></li>`)}</ul>`
  }`;
}

function findingsOf(places: Places, node: NodeFacts): Markup | false {
  const found = node.findings.flatMap((index) => places.report.findings[index] ?? []);
  return (
    found.length > 0 &&
    markup`<h5 class="part">Findings</h5><ul class="findings">${found.map((finding) => findingMarkup(places, finding, true))}</ul>`
  );
}

/** What a workload takes of the quotas of its namespace. */
function shareOf(places: Places, node: NodeFacts): Markup | false {
  if (node.workload === undefined) {
    return false;
  }
  const rows = places.report.plan
    .filter(({ namespace }) => namespace === node.namespace)
    .flatMap(({ resource, limit, contributors }) =>
      contributors
        .filter(({ name }) => name === `${node.kind}/${node.name}`)
        .map(
          ({
            now,
            worst,
          }) => markup`<tr><th scope="row">${resource}</th><td class="number">${now}</td><td class="number">${worst}</td><td class="number">${limit}</td></tr>
`,
        ),
    );
  return (
    rows.length > 0 &&
    markup`<h5 class="part">Share of the quota</h5>${table(`Share of the quota of ${node.name}`, ['Resource', 'Now', 'At worst', 'Limit'], rows)}`
  );
}

function connections(places: Places, { leaving, coming }: Ends): Markup | false {
  const line = (edge: EdgeFacts, text: Markup): Markup =>
    markup`<li>${text}${edge.label !== undefined && markup` <span class="quiet">${edge.label}</span>`} ${verdict(edge)}</li>`;
  return (
    leaving.length + coming.length > 0 &&
    markup`<h5 class="part">Connections</h5><ul class="plain connections">${leaving.map((edge) => line(edge, markup`${verbOf(edge.kind)} ${places.link(edge.to)}`))}${coming.map(
      (edge) => line(edge, markup`${places.link(edge.from)} ${verbOf(edge.kind)} this`),
    )}</ul>`
  );
}

/** What the NetworkPolicies say of a connection, and by which rule. */
export function verdict({ allowed, reason }: EdgeFacts): Markup | undefined {
  if (allowed === undefined) {
    return undefined;
  }
  const said = allowed ? mark('good', '✓', 'allowed') : mark('bad', '✕', 'forbidden');
  return markup`${said}${reason !== undefined && markup` <span class="quiet">${reason}</span>`}`;
}
