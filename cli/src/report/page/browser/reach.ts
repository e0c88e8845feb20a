import { byId } from './dom';
import { canReach } from './can-reach';
import { PageFacts } from './page-facts';

/** The form that asks it. */
export function listenToAsking(facts: PageFacts): void {
  const form = byId<HTMLFormElement>('ask');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const value = (name: string): string =>
      (form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement).value.trim();
    const { allowed, text } = canReach(facts, Number(value('from')), Number(value('to')), value('port'));
    const output = form.querySelector('output')!;
    output.textContent = text;
    output.className = allowed === undefined ? '' : allowed ? 'good' : 'bad';
  });
}
