import { groupBy } from '../../json';
import { EdgeFacts, NodeFacts, Report, Role } from '../report';

/** What the picture for a README is about; the rest is in the page. */
const SHOWN = new Set<Role>(['outside', 'entry', 'service', 'workload', 'config', 'secret', 'storage', 'external']);

const SHAPES: Record<string, readonly [string, string]> = {
  outside: ['((', '))'],
  entry: ['{{', '}}'],
  service: ['([', '])'],
  config: ['[/', '/]'],
  secret: ['[/', '/]'],
  storage: ['[(', ')]'],
  external: ['>', ']'],
};

/** A text in Mermaid: nothing of it ends the label, is markup, or starts a line. */
export function mermaidText(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  return plain.replace(/[^\p{L}\p{N} .,:/+%()=@~?!-]/gu, (character) => `#${character.codePointAt(0)};`);
}

function labelOf({ kind, name, role, tls, workload, lines }: NodeFacts): string {
  const { replicas, share, containers = [] } = workload ?? {};
  const pods =
    replicas === undefined
      ? []
      : [replicas.min === replicas.max ? `${replicas.min} pods` : `${replicas.min} to ${replicas.max} pods`];
  const parts = [
    role === 'outside' || role === 'external' ? name : `${kind} ${name}`,
    ...(role === 'entry' ? [...lines.slice(0, 1), ...(tls === undefined ? [] : [tls ? 'TLS' : 'no TLS'])] : []),
    ...containers.filter((container) => container.role === 'main').map(({ version }) => version),
    ...pods.map((text) => (text === '1 pods' ? '1 pod' : text)),
    ...(share === undefined ? [] : [`${share}% of requests`]),
  ];
  return parts.map(mermaidText).join('<br/>');
}

function edgeLine(edge: EdgeFacts, ids: ReadonlyMap<string, string>): string {
  const isForbidden = edge.kind === 'connects' && edge.allowed === false;
  const arrow = isForbidden || edge.kind === 'uses' ? '-.->' : '-->';
  const said = edge.kind === 'routes' || edge.kind === 'connects' ? edge.label : undefined;
  const words = [...(isForbidden ? ['forbidden'] : []), ...(said === undefined ? [] : [said])].join(' ');
  return `  ${ids.get(edge.from)} ${arrow}${words === '' ? '' : `|"${mermaidText(words)}"|`} ${ids.get(edge.to)}`;
}

/** The picture as a flowchart of Mermaid, as READMEs show it. See https://mermaid.js.org/syntax/flowchart.html */
export function mermaid({ nodes, edges, namespaces }: Report): string {
  const shown = nodes.filter(({ role }) => SHOWN.has(role));
  const ids = new Map(shown.map(({ id }, index) => [id, `n${index}`]));
  const kinds = new Set<EdgeFacts['kind']>(['routes', 'selects', 'uses', 'connects']);
  const drawn = edges.filter(({ from, to, kind }) => kinds.has(kind) && ids.has(from) && ids.has(to));
  const connected = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const visible = shown.filter(({ id, role }) => role === 'workload' || connected.has(id));
  const boxes = groupBy(visible, ({ namespace }) => namespace);
  const nodeLine = (node: NodeFacts) => {
    const [open, close] = SHAPES[node.role] ?? ['[', ']'];
    return `${ids.get(node.id)}${open}"${labelOf(node)}"${close}`;
  };
  const subgraphs = namespaces.flatMap(({ name }, index) => {
    const inside = boxes.get(name) ?? [];
    return inside.length === 0
      ? []
      : [`  subgraph ns${index}["${mermaidText(name)}"]`, ...inside.map((node) => `    ${nodeLine(node)}`), '  end'];
  });
  const alone = (boxes.get(undefined) ?? []).map((node) => `  ${nodeLine(node)}`);
  return `${['flowchart LR', ...alone, ...subgraphs, ...drawn.map((edge) => edgeLine(edge, ids))].join('\n')}\n`;
}
