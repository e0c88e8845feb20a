/** The element of an id, which the page always has. */
export function byId<T extends Element = HTMLElement>(id: string): T {
  return document.getElementById(id) as unknown as T;
}

/** The element of an id that only some pages have. */
export function maybeById<T extends Element = HTMLElement>(id: string): T | undefined {
  return (document.getElementById(id) as unknown as T | null) ?? undefined;
}

export function all<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** A new element with text, never with markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Says something to those who do not see the page change. */
export function say(text: string): void {
  byId('status').textContent = text;
}
