import { byId } from './dom';

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A small picture is blown up no more than that. */
const LARGEST = 1.25;

/** What of the picture is to be seen, by the viewBox of its SVG. */
export class Camera {
  private whole: Frame = { x: 0, y: 0, width: 1, height: 1 };
  private seen: Frame = { ...this.whole };
  private svg!: SVGSVGElement;

  public constructor(private readonly canvas: HTMLElement) {
    this.show(canvas.querySelector('svg')!);
    this.listen();
    window.addEventListener('beforeprint', () => this.look(this.whole));
  }

  /** Puts another picture in, all of it to be seen. */
  public show(svg: SVGSVGElement): void {
    this.svg = svg;
    this.canvas.replaceChildren(svg);
    const [x, y, width, height] = svg.getAttribute('viewBox')!.split(' ').map(Number);
    this.whole = { x, y, width, height };
    this.fit();
  }

  /** All of the picture; a small one is not blown up. */
  public fit(): void {
    // As high as the picture needs; the style sheet bounds it.
    const least = Math.max(this.whole.width / this.canvas.clientWidth, 1 / LARGEST);
    this.canvas.style.height = `${Math.ceil(this.whole.height / least)}px`;
    const { clientWidth, clientHeight } = this.canvas;
    const scale = Math.max(this.whole.width / clientWidth, this.whole.height / clientHeight, 1 / LARGEST);
    const [width, height] = [clientWidth * scale, clientHeight * scale];
    this.look({ x: (this.whole.width - width) / 2, y: (this.whole.height - height) / 2, width, height });
  }

  /** Nearer by a factor, towards a place of the window or the middle. */
  public zoom(factor: number, at?: { clientX: number; clientY: number }): void {
    const width = Math.min(Math.max(this.seen.width / factor, 80), this.whole.width * 4);
    const real = this.seen.width / width;
    const box = this.canvas.getBoundingClientRect();
    const [fx, fy] =
      at === undefined ? [0.5, 0.5] : [(at.clientX - box.left) / box.width, (at.clientY - box.top) / box.height];
    const { x, y, height } = this.seen;
    this.look({
      x: x + this.seen.width * fx * (1 - 1 / real),
      y: y + height * fy * (1 - 1 / real),
      width,
      height: height / real,
    });
  }

  /** Moves by shares of what is seen. */
  public pan(dx: number, dy: number): void {
    const { x, y, width, height } = this.seen;
    this.look({ x: x + dx * width, y: y + dy * height, width, height });
  }

  /** Moves until an element of the picture is to be seen. */
  public reveal(target: SVGGraphicsElement): void {
    const box = target.getBoundingClientRect();
    const canvas = this.canvas.getBoundingClientRect();
    const isSeen =
      box.left >= canvas.left && box.right <= canvas.right && box.top >= canvas.top && box.bottom <= canvas.bottom;
    if (!isSeen && canvas.width > 0) {
      const middle = (start: number, size: number): number => start + size / 2;
      this.pan(
        (middle(box.left, box.width) - middle(canvas.left, canvas.width)) / canvas.width,
        (middle(box.top, box.height) - middle(canvas.top, canvas.height)) / canvas.height,
      );
    }
  }

  private look(frame: Frame): void {
    this.seen = frame;
    const { x, y, width, height } = frame;
    this.svg.setAttribute('viewBox', [x, y, width, height].map((value) => value.toFixed(1)).join(' '));
  }

  private listen(): void {
    const { canvas } = this;
    byId('zoom-in').addEventListener('click', () => this.zoom(1.3));
    byId('zoom-out').addEventListener('click', () => this.zoom(1 / 1.3));
    byId('fit').addEventListener('click', () => this.fit());
    canvas.addEventListener('dblclick', (event) => this.zoom(1.6, event));
    canvas.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    canvas.addEventListener('keydown', (event) => this.key(event));
    canvas.addEventListener('pointerdown', (event) => this.drag(event));
    canvas.addEventListener('focusin', (event) => {
      const box = (event.target as Element).closest('a');
      if (box !== null && box.matches(':focus-visible')) {
        this.reveal(box as unknown as SVGGraphicsElement);
      }
    });
  }

  /** The wheel scrolls the page unless a key says that the picture is meant, as on a map. */
  private wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 400), event);
    }
  }

  private key(event: KeyboardEvent): void {
    const actions: Record<string, () => void> = {
      '+': () => this.zoom(1.3),
      '=': () => this.zoom(1.3),
      '-': () => this.zoom(1 / 1.3),
      '0': () => this.fit(),
      ArrowLeft: () => this.pan(-0.1, 0),
      ArrowRight: () => this.pan(0.1, 0),
      ArrowUp: () => this.pan(0, -0.1),
      ArrowDown: () => this.pan(0, 0.1),
    };
    if (!event.ctrlKey && !event.metaKey && !event.altKey && Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    }
  }

  private drag(down: PointerEvent): void {
    if (down.button !== 0) {
      return;
    }
    let [x, y, isMoving] = [down.clientX, down.clientY, false];
    const move = (event: PointerEvent): void => {
      isMoving ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4;
      if (isMoving) {
        this.pan((x - event.clientX) / this.canvas.clientWidth, (y - event.clientY) / this.canvas.clientHeight);
        [x, y] = [event.clientX, event.clientY];
      }
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      if (isMoving) {
        // What was dragged is not clicked.
        window.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
    window.addEventListener('pointercancel', end, { once: true });
  }
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
