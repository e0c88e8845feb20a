/** A node of a syntax tree, and where it is in the text. */
interface SyntaxNode {
  readonly type: { readonly isError: boolean };
  readonly from: number;
  readonly to: number;
}

/** What is used of the package, whose types are those of its ES module only. */
interface PromqlPackage {
  readonly parser: { parse(text: string): { iterate(visitor: { enter: (node: SyntaxNode) => void }): void } };
}

const { parser } = jest.requireActual<PromqlPackage>('@prometheus-io/lezer-promql');

/** What the parser behind Prometheus' own editor could not read of an expression, with what stands before it. */
export function promqlErrors(text: string): string[] {
  const errors: string[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) {
        errors.push(`${text.slice(0, from)}⟪${text.slice(from, to)}⟫${text.slice(to)}`);
      }
    },
  });
  return errors;
}

/** Expects PromQL without a mistake in its grammar. */
export function expectPromql(text: string): void {
  expect(text.trim()).not.toBe('');
  expect(promqlErrors(text)).toEqual([]);
}
