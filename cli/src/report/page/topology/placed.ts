import { Face } from './face';
import { GraphBox, GraphLine } from './graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A frame around boxes: a namespace, or within it a service. */
export interface Frame {
  readonly title: string;
  readonly kind: 'namespace' | 'group';
  readonly isDefinedHere: boolean;
}

export interface PlacedBox {
  readonly box: GraphBox;
  readonly face: Face;
  readonly rect: Rect;
}

/** A line, or several between the same two namespaces. */
export interface PlacedLine {
  readonly lines: GraphLine[];
  /** The points of cubic Bézier curves, and where the arrow's tip is. */
  readonly curve: Point[];
  readonly tip: Point;
  readonly label?: { readonly text: string; readonly at: Point };
}

/** A graph with a place for everything. */
export interface Placed {
  readonly width: number;
  readonly height: number;
  /** In the order of the graph's. */
  readonly boxes: PlacedBox[];
  readonly lines: PlacedLine[];
  readonly frames: { readonly frame: Frame; readonly rect: Rect }[];
}
