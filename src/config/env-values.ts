/** Kubernetes reads a byte as a character when it follows "$" without a meaning, which breaks all but ASCII. */
function isRead(next: string): boolean {
  return next === '(' || next > '\x7f';
}

/**
 * A value such that the container gets the given text: Kubernetes expands `$(NAME)` and makes `$$` one `$`,
 * everywhere in a literal value. What it leaves alone stays as it is, to be readable.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
 */
export function escapeForKubernetes(text: string): string {
  return text.replace(/\$+/g, (dollars, at: number) =>
    dollars.length > 1 || isRead(text.charAt(at + 1)) ? dollars + dollars : dollars,
  );
}

/**
 * A number as .NET's invariant culture reads it into every numeric type: digits, without an exponent, which
 * integers refuse; undefined when the number is none, or JavaScript can't hold it exactly.
 */
export function numberText(value: number): string | undefined {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    return undefined;
  }
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(String(value));
  if (!match) {
    return String(value);
  }
  const [, sign, first, rest = '', exponent] = match;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}
