import { byId, element, say } from './dom';
import { find } from './find';
import { PageFacts } from './page-facts';

const SHOWN = 12;

/** The search box, and the list of what it found. */
export function listenToSearch(
  facts: PageFacts,
  found: (nodes: number[] | undefined) => void,
  open: (node: number) => void,
): void {
  const input = byId<HTMLInputElement>('search');
  const list = byId('found');
  const look = (): number[] | undefined => {
    const nodes = find(facts, input.value);
    list.hidden = nodes === undefined;
    list.replaceChildren(
      ...(nodes ?? []).slice(0, SHOWN).map((node) => {
        const { name, kind } = facts.nodes[node];
        const button = element('button', kind === kind.toLowerCase() ? name : `${name} · ${kind}`);
        button.type = 'button';
        button.addEventListener('click', () => open(node));
        const item = element('li');
        item.append(button);
        return item;
      }),
    );
    if (nodes !== undefined) {
      const more = nodes.length > SHOWN ? `, ${SHOWN} of them listed` : '';
      const said = nodes.length === 0 ? 'Nothing is found.' : `${nodes.length} found${more}.`;
      list.append(element('li', said, 'quiet'));
      say(said);
    }
    found(nodes);
    return nodes;
  };
  input.addEventListener('input', look);
  input.addEventListener('keydown', (event) => {
    const first = look()?.[0];
    if (event.key === 'Enter' && first !== undefined) {
      event.preventDefault();
      open(first);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      input.value = '';
      look();
    }
  });
}
