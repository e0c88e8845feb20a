import { all, byId, say } from './dom';
import { PageFacts } from './page-facts';
import { Panel } from './panel';
import { Picture } from './picture';
import { listenToAsking } from './reach';
import { listenToSearch } from './search';
import { listenToCopying, listenToFilter, listenToPrinting, listenToTheme } from './small';

const facts = JSON.parse(byId('facts').textContent) as PageFacts;
document.documentElement.classList.add('scripted');
all('.toolbar,#keys,#ask,#theme,.copy,.filter').forEach((each) => (each.hidden = false));

let selected: number | undefined;
const only = byId<HTMLButtonElement>('only');
const picture = new Picture(facts);
const panel = new Panel(facts, () => {
  selected = undefined;
  picture.unselect();
  picture.showAll();
  markOnly(false);
  picture.fit();
});

/** Shows a node beside the picture, in a picture in which it has a box. */
function open(node: number, opener?: HTMLElement | SVGElement): void {
  const { group } = facts.nodes[node];
  if (picture.boxOf(node)?.dataset.node !== String(node) && group !== undefined && picture.has(`group-${group}`)) {
    picture.show(`group-${group}`);
  }
  if (selected !== node) {
    picture.showAll();
    markOnly(false);
  }
  selected = node;
  panel.open(node, opener);
  picture.fit();
  picture.select(node);
  only.disabled = picture.boxOf(node) === undefined;
}

function markOnly(isOn: boolean): void {
  only.setAttribute('aria-pressed', String(isOn));
  only.disabled = selected === undefined;
}

only.addEventListener('click', () => {
  const isOn = only.getAttribute('aria-pressed') !== 'true';
  if (isOn && selected !== undefined) {
    picture.showOnly(selected);
  } else {
    picture.showAll();
    say('All boxes are shown.');
  }
  markOnly(isOn);
});

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-node],a[data-group]');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const { node, group } = link.dataset;
  if (node !== undefined) {
    event.preventDefault();
    open(Number(node), link);
    byId('topology').querySelector('.stage')!.scrollIntoView({ block: 'nearest' });
  } else if (picture.has(`group-${group}`) || picture.has('everything')) {
    event.preventDefault();
    picture.show(picture.has(`group-${group}`) ? `group-${group}` : 'everything');
    byId('canvas').focus({ preventScroll: true });
  }
});

listenToSearch(facts, (nodes) => picture.find(nodes), open);
listenToAsking(facts);
listenToCopying();
listenToFilter();
listenToPrinting();
listenToTheme();
markOnly(false);
