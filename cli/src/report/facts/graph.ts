import { EdgeFacts, NodeFacts, Role } from '../report';
import { idOf, Reference, Thing, Things } from './objects';

/** What is said of a node while it is put together; what it does not say stays away. */
export type NodeDraft = Omit<NodeFacts, 'findings'>;

/** An edge's label says no more than so much. */
const MAX_LABELS = 3;

const OUTSIDE = '/outside/clients';

const ABSENT_ROLES: Record<string, Role> = {
  ConfigMap: 'config',
  Secret: 'secret',
  PersistentVolumeClaim: 'storage',
  Service: 'service',
  Gateway: 'entry',
};

interface EdgeDraft extends Omit<EdgeFacts, 'label'> {
  readonly labels: Set<string>;
}

/** A text of some things, and how many more there are. */
export function some(texts: string[]): string {
  const more = texts.length - MAX_LABELS;
  return more <= 0 ? texts.join(', ') : `${texts.slice(0, MAX_LABELS).join(', ')} and ${more} more`;
}

/** Nodes and edges of the picture, each once, in the order in which they were found. */
export class Graph {
  private readonly drafts = new Map<string, NodeDraft>();
  private readonly lines = new Map<string, EdgeDraft>();

  public constructor(private readonly things: Things) {}

  public add(node: NodeDraft): string {
    if (!this.drafts.has(node.id)) {
      this.drafts.set(node.id, node);
    }
    return node.id;
  }

  /** The node of whoever calls from outside. */
  public outside(): string {
    const lines = ['from outside of the cluster'];
    return this.add({ id: OUTSIDE, role: 'outside', kind: 'outside', name: 'clients', lines });
  }

  /** The node of an object that another one names; one of its own for what is not among the manifests. */
  public named(reference: Reference): string {
    const known = this.things.find(reference);
    if (known !== undefined) {
      return known.id;
    }
    const { kind, name, namespace } = reference;
    return this.add({
      id: idOf(reference),
      role: ABSENT_ROLES[kind] ?? 'other',
      kind,
      name,
      ...(namespace !== undefined && { namespace }),
      lines: ['not among these manifests'],
    });
  }

  /** Adds an edge, or one more label to it. */
  public connect(
    from: string,
    to: string,
    kind: EdgeFacts['kind'],
    label?: string,
    more: Partial<EdgeFacts> = {},
  ): void {
    const key = JSON.stringify([from, to, kind]);
    const edge = this.lines.get(key) ?? { ...more, from, to, kind, labels: new Set<string>() };
    this.lines.set(key, edge);
    if (label !== undefined && label !== '') {
      edge.labels.add(label);
    }
  }

  /** Whether something leads from one node to another. */
  public has(from: string, to: string, kind: EdgeFacts['kind']): boolean {
    return this.lines.has(JSON.stringify([from, to, kind]));
  }

  public get nodes(): NodeDraft[] {
    return [...this.drafts.values()];
  }

  public get edges(): EdgeFacts[] {
    return [...this.lines.values()].map(({ labels, from, to, kind, ...more }) => ({
      from,
      to,
      kind,
      ...(labels.size > 0 && { label: some([...labels]) }),
      ...more,
    }));
  }
}

/** The namespace that a reference means: its own, or that of who refers. */
export function inNamespace(given: unknown, { namespace }: Thing): string | undefined {
  return typeof given === 'string' && given !== '' ? given : namespace;
}
