import { CostFacts, QuotaFacts } from '../../report';
import { Markup, markup } from '../markup';
import { px } from '../topology/shapes';
import { mark, Places, Section, table } from './section';

/** What the quotas allow, what is asked for now, and what at worst; and what it costs where prices are known. */
export function planSection(places: Places): Section | undefined {
  const { plan, cost } = places.report;
  if (plan.length === 0 && cost === undefined) {
    return undefined;
  }
  const over = plan.filter(({ worstShare }) => worstShare > 1).length;
  const quotas = [...new Set(plan.map(quotaName))];
  return {
    id: 'plan',
    title: 'Plan',
    count: over > 0 ? `${over} over` : plan.length > 0 ? 'fits' : undefined,
    isBad: over > 0,
    body: markup`${plan.length > 0 && markup`<p>Each bar is one line of a ResourceQuota. Filled: as deployed. Dashed: at worst, with everything scaled out and rolling out at once. The upright mark is the limit.</p>`}
${quotas.map((quota) =>
  quotaMarkup(
    places,
    quota,
    plan.filter((each) => quotaName(each) === quota),
  ),
)}${cost && costMarkup(cost)}`,
  };
}

function quotaName({ namespace, quota }: QuotaFacts): string {
  return namespace === undefined ? quota : `${namespace} / ${quota}`;
}

function quotaMarkup(places: Places, name: string, lines: QuotaFacts[]): Markup {
  const rows = lines.map(
    (
      line,
    ) => markup`<tr><th scope="row">${line.resource}</th><td class="bar">${bar(line)}</td><td class="number">${line.now}</td><td class="number">${line.worst}</td><td class="number">${line.limit}</td><td>${
      line.worstShare > 1
        ? mark('bad', '✕', `${percent(line.worstShare)} at worst`)
        : mark('good', '✓', `${percent(line.worstShare)} at worst`)
    }</td><td>${contributors(places, line)}</td></tr>
`,
  );
  return markup`<h3>${name}</h3>
${table(`Quota ${name}`, ['Resource', 'Share of the limit', 'Now', 'At worst', 'Limit', 'Fits', 'Who asks for it'], rows, 'plan')}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A bar of which 160 pixels are the limit; it goes on a little above it. */
function bar({ nowShare, worstShare, resource }: QuotaFacts): Markup {
  const width = (share: number): number => Math.max(0, Math.min(share, 1.25)) * 160;
  const said = `${resource}: now ${percent(nowShare)} of the limit, at worst ${percent(worstShare)}`;
  return markup`<svg width="204" height="18" viewBox="0 0 204 18" role="img" aria-label="${said}"><rect class="room" y="3" width="160" height="12"/><rect class="worst${worstShare > 1 && ' over'}" y="3" width="${px(width(worstShare))}" height="12"/><rect class="now${nowShare > 1 && ' over'}" y="3" width="${px(width(nowShare))}" height="12"/><path class="limit" d="M160 0V18"/></svg>`;
}

function contributors(places: Places, { namespace = '', contributors: all }: QuotaFacts): Markup {
  const line = ({ name, now, worst }: (typeof all)[number]): Markup =>
    markup`<li>${places.link(`${namespace}/${name}`, name)} <span class="quiet">${now === worst ? now : `${now} → ${worst}`}</span></li>`;
  if (all.length <= 3) {
    return markup`<ul class="plain">${all.map(line)}</ul>`;
  }
  return markup`<details><summary>${all[0].name} and ${all.length - 1} more</summary><ul class="plain">${all.map(line)}</ul></details>`;
}

function costMarkup({ currency, perMonth, byNamespace }: CostFacts): Markup {
  const money = (amount: number): string => `${amount.toFixed(2)} ${currency}`;
  const row = (name: string, now: number, worst: number): Markup =>
    markup`<tr><th scope="row">${name}</th><td class="number">${money(now)}</td><td class="number">${money(worst)}</td></tr>
`;
  return markup`<h3>Cost per month</h3>
<p>Estimated from what is requested, at the prices that were given.</p>
${table('Cost per month', ['Namespace', 'Now', 'At worst'], [...byNamespace.map((each) => row(each.namespace, each.now, each.worst)), row('all', perMonth.now, perMonth.worst)], 'cost')}`;
}
