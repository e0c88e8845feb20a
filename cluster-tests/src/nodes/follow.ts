import { type KubeConfig, type KubernetesObject, Watch } from '@kubernetes/client-node';

export type Follower<T> = (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T) => void;

export interface Following {
  stop(): void;
}

interface ListOf<T> {
  readonly items: T[];
  readonly metadata?: { resourceVersion?: string };
}

/**
 * Every object of a list and then every change of it, in the order in which the API server made them, over broken
 * connections too. Resolves when the first list has been told.
 */
export async function follow<T extends KubernetesObject>(
  kubeConfig: KubeConfig,
  path: string,
  list: () => Promise<ListOf<T>>,
  tell: Follower<T>,
  query: Record<string, string> = {},
): Promise<Following> {
  const watch = new Watch(kubeConfig);
  let stopped = false;
  let abort: AbortController | undefined;
  const known = new Map<string, T>();
  const note: Follower<T> = (type, object) => {
    const id = object.metadata?.uid ?? '';
    if (type === 'DELETED') {
      known.delete(id);
    } else {
      known.set(id, object);
    }
    tell(type, object);
  };
  const begin = async (): Promise<void> => {
    const { items, metadata } = await list();
    const there = new Set(items.map((item) => item.metadata?.uid ?? ''));
    [...known].filter(([id]) => !there.has(id)).forEach(([, gone]) => note('DELETED', gone));
    items
      .filter(
        (item) => known.get(item.metadata?.uid ?? '')?.metadata?.resourceVersion !== item.metadata?.resourceVersion,
      )
      .forEach((item) => note(known.has(item.metadata?.uid ?? '') ? 'MODIFIED' : 'ADDED', item));
    await open(metadata?.resourceVersion);
  };
  const again = () => {
    if (!stopped) {
      setTimeout(() => void begin().catch(again), 300);
    }
  };
  const open = async (resourceVersion?: string): Promise<void> => {
    abort = await watch.watch(
      path,
      { ...query, resourceVersion },
      (type: string, object: T) => {
        if (!stopped && (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED')) {
          note(type, object);
        }
      },
      again,
    );
    if (stopped) {
      abort.abort();
    }
  };
  await begin();
  return {
    stop: () => {
      stopped = true;
      abort?.abort();
    },
  };
}
