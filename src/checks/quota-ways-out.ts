import { QuotaLine } from '../plan/quota-lines';
import { QuotaShare } from '../plan/quota-shares';

/** How an object is called; what Kubernetes adds to every namespace has none of its own. */
export function nameOf({ object }: QuotaShare): string {
  return object?.objectName ?? 'Kubernetes itself';
}

/** What to change so that so many pods are left: the bounds of its autoscaler, or the number itself. */
function leaving(share: QuotaShare, left: number): string {
  if (share.fewest === undefined) {
    return `run ${nameOf(share)} with at most ${left} ${left === 1 ? 'pod' : 'pods'}`;
  }
  return `lower the ${left < share.fewest ? 'min and the ' : ''}max of ${nameOf(share)} to ${left}`;
}

/** The fewest pods that would have to go, as a way out besides a larger quota. */
export function fewerPods({ line, hard, serving, passing, shares }: QuotaLine): string | undefined {
  const excess = serving + passing - hard;
  const ways = shares.flatMap(({ share }) => {
    const perPod = share.perPod.get(line) ?? 0n;
    const fewer = perPod > 0n ? Number((excess + perPod - 1n) / perPod) : Infinity;
    return fewer < share.pods.serving ? [{ fewer, left: share.pods.serving - fewer, share }] : [];
  });
  // Whoever may run with so few pods anyway comes first.
  const isBelowMin = ({ left, share }: (typeof ways)[number]) => Number(left < (share.fewest ?? 0));
  const best = ways.sort((a, b) => isBelowMin(a) - isBelowMin(b) || a.fewer - b.fewer || b.left - a.left)[0];
  return best && leaving(best.share, best.left);
}

/** Where only the pods beyond the replicas are too many: Deployments that could stop the old ones first. */
export function recreated({ line, hard, serving, shares }: QuotaLine): string | undefined {
  const tooLarge = shares.filter(({ passing }) => serving <= hard && serving + passing > hard);
  const could = tooLarge.every(
    ({ share }) => share.object?.kind === 'Deployment' && share.perPod.has(line) && !share.passingApart.has(line),
  );
  const names = tooLarge.map(({ share }) => nameOf(share));
  return names.length === 0 || !could
    ? undefined
    : `let ${names.join(', ')} stop during updates, by Delivery.recreate()`;
}
