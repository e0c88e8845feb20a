import { canReach } from './can-reach';
import { byId, element } from './dom';
import { PageFacts } from './page-facts';

/** The form that asks who reaches whom. */
export function listenToAsking(facts: PageFacts): void {
  const form = byId<HTMLFormElement>('ask');
  const value = (name: string): string =>
    (form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement).value.trim();
  const to = form.elements.namedItem('to') as HTMLSelectElement;
  to.selectedIndex = Math.min(1, to.options.length - 1);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answers = canReach(facts, Number(value('from')), Number(value('to')), value('port'));
    form
      .querySelector('output')!
      .replaceChildren(
        ...answers.map(({ allowed, text }) =>
          element('p', text, allowed === undefined ? '' : allowed ? 'good' : 'bad'),
        ),
      );
  });
}
