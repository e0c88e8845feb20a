import { Change, ChangeFacts } from '../../report';

/** Whether someone has to look before this is applied. */
export function isDangerous({ changes }: ChangeFacts): boolean {
  return changes.some(({ dangers }) => dangers.length > 0);
}

export function dangerCount({ changes }: ChangeFacts): number {
  return changes.reduce((sum, { dangers }) => sum + dangers.length, 0);
}

/** `3 services and objects: 2 changed, 1 removed`. */
export function countsOf({ changes }: ChangeFacts): string {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  const parts = (['changed', 'added', 'removed'] as const)
    .map((kind) => [kind, of(kind)] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  return parts.join(', ');
}

/** How many, in words: `1 danger`, `2 dangers`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** `shop/web`; what is in no namespace by its name alone. */
export function placeOf({ namespace, subject }: Change): string {
  return namespace === undefined ? subject : `${namespace}/${subject}`;
}

export function restartLine(restart: string): string {
  return `pods restart: ${restart}`;
}
