import { Camera } from './camera';
import { all, byId, maybeById, say } from './dom';
import { PageFacts } from './page-facts';

/** The pictures of the page, of which one is shown, and what is marked in it. */
export class Picture {
  private readonly views = new Map<string, SVGSVGElement>();
  private current: SVGSVGElement;
  private readonly camera: Camera;

  public constructor(private readonly facts: PageFacts) {
    this.current = byId('canvas').querySelector('svg')!;
    this.views.set(this.current.dataset.view!, this.current);
    this.camera = new Camera(byId('canvas'));
    maybeById<HTMLSelectElement>('view')?.addEventListener('change', (event) =>
      this.show((event.target as HTMLSelectElement).value),
    );
    maybeById('back')?.addEventListener('click', () => {
      this.show('services');
      byId('canvas').focus({ preventScroll: true });
    });
    for (const event of ['pointerover', 'focusin'] as const) {
      byId('canvas').addEventListener(event, ({ target }) => this.touch((target as Element).closest('a.box')));
    }
    window.addEventListener('resize', () => this.camera.fit());
  }

  public has(view: string): boolean {
    return this.views.has(view) || document.querySelector(`template[data-view="${view}"]`) !== null;
  }

  /** Shows another picture. */
  public show(view: string): void {
    this.showAll();
    const template = document.querySelector<HTMLTemplateElement>(`template[data-view="${view}"]`);
    const svg =
      this.views.get(view) ?? (document.importNode(template!.content, true).querySelector('svg') as SVGSVGElement);
    this.views.set(view, svg);
    this.current = svg;
    this.camera.show(svg);
    const back = maybeById('back');
    if (back !== undefined) {
      back.hidden = !view.startsWith('group-');
    }
    const select = maybeById<HTMLSelectElement>('view');
    if (select !== undefined) {
      select.value = view;
    }
    say(`Picture: ${svg.getAttribute('aria-label')}`);
  }

  public fit(): void {
    this.camera.fit();
  }

  /** The box that stands for a node in the picture that is shown, itself or its group. */
  public boxOf(node: number): SVGAElement | undefined {
    const { group } = this.facts.nodes[node];
    const find = (selector: string): SVGAElement | null => this.current.querySelector<SVGAElement>(selector);
    return (
      find(`a[data-node="${node}"]`) ??
      (group === undefined ? undefined : (find(`a[data-group="${group}"]`) ?? undefined))
    );
  }

  /** Marks the box of a node, and shows it. */
  public select(node: number): void {
    this.unselect();
    const box = this.boxOf(node);
    box?.classList.add('selected');
    if (box !== undefined) {
      this.camera.reveal(box);
    }
  }

  public unselect(): void {
    all('.selected', this.current).forEach((each) => each.classList.remove('selected'));
  }

  /** Marks the boxes of the nodes that were found, and makes all others pale; without nodes, none is. */
  public find(nodes: number[] | undefined): void {
    const found = new Set(nodes?.map((node) => this.boxOf(node)));
    this.current.classList.toggle('searched', nodes !== undefined);
    all<SVGAElement>('a.box', this.current).forEach((box) => box.classList.toggle('match', found.has(box)));
  }

  /** Makes the lines of a box stand out. */
  private touch(box: Element | null): void {
    const index = String(all<SVGAElement>('a.box', this.current).findIndex((each) => each === box));
    for (const line of all<SVGGElement>('.line', this.current)) {
      line.classList.toggle('touched', line.dataset.ends!.split(/[ -]/).includes(index));
    }
  }

  /** Leaves away all that the box of a node has no line to. */
  public showOnly(node: number): void {
    const boxes = all<SVGAElement>('a.box', this.current);
    const own = boxes.indexOf(this.boxOf(node)!);
    const kept = new Set([own]);
    for (const line of all<SVGGElement>('.line', this.current)) {
      const pairs = line.dataset.ends!.split(' ').map((pair) => pair.split('-').map(Number));
      const ours = pairs.filter((ends) => ends.includes(own)).flat();
      line.classList.toggle('away', ours.length === 0);
      ours.forEach((end) => kept.add(end));
    }
    boxes.forEach((box, index) => box.classList.toggle('away', !kept.has(index)));
    say(`Only ${this.facts.nodes[node].name} and the ${kept.size - 1} boxes that it touches are shown.`);
  }

  public showAll(): void {
    all('.away', this.current).forEach((each) => each.classList.remove('away'));
  }
}
