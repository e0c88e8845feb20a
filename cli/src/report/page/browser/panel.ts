import { all, byId } from './dom';
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
    const heading = document.createElement('h3');
    heading.tabIndex = -1;
    heading.textContent = kind === kind.toLowerCase() ? name : `${kind} ${name}`;
    const copy = byId(`o${node}`).querySelector('.facts')!.cloneNode(true) as HTMLElement;
    all('[id]', copy).forEach((each) => each.removeAttribute('id'));
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
