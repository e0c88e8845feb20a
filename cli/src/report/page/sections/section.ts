import { FindingFacts, Report } from '../../report';
import { Markup, markup, Piece } from '../markup';

/** A part of the page, with its entry in the navigation. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** What the navigation says beside the title, like how many there are. */
  readonly count?: string;
  /** Whether that is bad news. */
  readonly isBad?: boolean;
  readonly body: Markup;
}

export function sectionMarkup({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

/** A table; its caption is for who cannot see what stands above it. */
export function table(caption: string, heads: string[], rows: Markup[], name = ''): Markup {
  return markup`<div class="wide" role="group" aria-label="${caption}" tabindex="0"><table class="${name}"><caption class="unseen">${caption}</caption><thead><tr>${heads.map(
    (head) => markup`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>
${rows}</tbody></table></div>
`;
}

/** Where the nodes of a report are on the page. */
export class Places {
  private readonly indices: Map<string, number>;

  public constructor(public readonly report: Report) {
    this.indices = new Map(report.nodes.map(({ id }, index) => [id, index]));
  }

  public indexOf(id: string): number | undefined {
    return this.indices.get(id);
  }

  /** The name of a node, that leads to it where it is on the page. */
  public link(id: string, text?: string): Markup {
    const index = this.indices.get(id);
    const said = text ?? shortId(id);
    return index === undefined
      ? markup`<span>${said}</span>`
      : markup`<a href="#o${index}" data-node="${index}">${said}</a>`;
  }
}

/** `Deployment web` of `shop/Deployment/web`. */
export function shortId(id: string): string {
  const [, kind, ...name] = id.split('/');
  if (name.length === 0) {
    return id;
  }
  return kind === kind.toLowerCase() ? name.join('/') : `${kind} ${name.join('/')}`;
}

/** A word with a mark before it, that says the same without colours. */
export function mark(name: 'good' | 'bad' | 'warn' | 'quiet', sign: string, text: Piece): Markup {
  return markup`<span class="mark ${name}"><span aria-hidden="true">${sign}</span> ${text}</span>`;
}

/** Code that a button copies. */
export function code(text: string, what: string): Markup {
  return markup`<div class="code"><pre tabindex="0" role="group" aria-label="${what}"><code>${text}</code></pre><button type="button" class="copy" hidden aria-label="Copy: ${what}">Copy</button></div>`;
}

/** The severity of a finding as a mark. */
export function severityMark(severity: FindingFacts['severity']): Markup {
  const marks = {
    error: mark('bad', '✕', 'error'),
    warning: mark('warn', '!', 'warning'),
    info: mark('quiet', 'i', 'info'),
  };
  return marks[severity];
}

/** A link to somewhere else: only where the address is one of the web. */
export function outsideLink(address: string, text: string): Markup {
  return /^https?:\/\/[^\s]+$/.test(address)
    ? markup`<a href="${address}" rel="noreferrer noopener">${text}</a>`
    : markup`<span>${address}</span>`;
}
