import { all, byId, say } from './dom';

/** The button beside code copies it. */
export function listenToCopying(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button.copy');
    const code = button?.parentElement?.querySelector('code');
    if (button && code) {
      void copied(code).then((isDone) => {
        button.textContent = isDone ? 'Copied' : 'Press Ctrl+C';
        say(isDone ? 'Copied.' : 'Selected: press Ctrl+C to copy.');
        setTimeout(() => (button.textContent = 'Copy'), 2000);
      });
    }
  });
}

/** Copies, or where the browser does not let a file do it, selects. */
async function copied(code: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return false;
  }
}

/** Findings of a severity that is not checked are left away. */
export function listenToFilter(): void {
  const boxes = all<HTMLInputElement>('.filter input');
  const apply = (): void => {
    const shown = new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value));
    const findings = all('#findings .finding');
    findings.forEach((finding) => (finding.hidden = !shown.has(finding.dataset.severity!)));
    say(`${findings.filter(({ hidden }) => !hidden).length} findings are shown.`);
  };
  boxes.forEach((box) => box.addEventListener('change', apply));
}

/** Everything but YAML is open on paper; afterwards it is as it was. */
export function listenToPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = all<HTMLDetailsElement>('details:not([open])');
    opened.forEach((each) => (each.open = true));
  });
  window.addEventListener('afterprint', () => opened.forEach((each) => (each.open = false)));
}

/** Light or dark, for as long as the page is open. */
export function listenToTheme(): void {
  const button = byId('theme');
  const root = document.documentElement;
  let isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const name = (): void => {
    button.textContent = isDark ? 'Light' : 'Dark';
    button.setAttribute('aria-label', isDark ? 'Change to light colours' : 'Change to dark colours');
  };
  button.addEventListener('click', () => {
    isDark = !isDark;
    root.style.colorScheme = isDark ? 'dark' : 'light';
    name();
  });
  name();
}
