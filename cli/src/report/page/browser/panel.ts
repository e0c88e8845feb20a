import { all, byId, element } from './dom';
import { PageFacts } from './page-facts';

/** What is known of one node, beside the picture. */
export class Panel {
  private opener?: HTMLElement | SVGElement;

  public constructor(
    private readonly facts: PageFacts,
    private readonly closed: () => void,
  ) {
    byId('panel-close').addEventListener('click', () => this.close());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !byId('panel').hidden) {
        this.close();
      }
    });
  }

  /** Shows a node, as the page has it among its objects. */
  public open(node: number, opener?: HTMLElement | SVGElement): void {
    this.opener = opener ?? this.opener;
    const { kind, name } = this.facts.nodes[node];
    const heading = element('h3', kind === kind.toLowerCase() ? name : `${kind} ${name}`);
    heading.tabIndex = -1;
    const copy = byId(`o${node}`).querySelector('.facts')!.cloneNode(true) as HTMLElement;
    all('[id]', copy).forEach((each) => each.removeAttribute('id'));
    // Under another heading they are one level up.
    all('h5', copy).forEach((each) => each.replaceWith(element('h4', each.textContent, 'part')));
    byId('panel-content').replaceChildren(heading, copy);
    byId('panel').hidden = false;
    byId('panel').scrollTop = 0;
    heading.focus({ preventScroll: true });
  }

  public close(): void {
    byId('panel').hidden = true;
    this.closed();
    this.opener?.focus({ preventScroll: true });
    this.opener = undefined;
  }
}
