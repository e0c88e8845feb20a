/** Whether a promise is kept, and by what. */
export interface Answer {
  readonly isMet: boolean;
  readonly by: string;
  /** The line of code that would keep it, where it is not. */
  readonly code?: string;
}

export function met(by: string): Answer {
  return { isMet: true, by };
}

export function unmet(missing: string, code?: string): Answer {
  return { isMet: false, by: missing, ...(code !== undefined && { code }) };
}
