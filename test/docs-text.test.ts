import { appsOf } from './support/doc-apps';
import { docBlocks, docOutputs } from './support/doc-blocks';

const PAGE = 'docs/testing.md';
const CODE = docBlocks().filter(({ page }) => page === PAGE);
const [FAILED, PRINTED] = docOutputs('text').filter(({ page }) => page === PAGE);

test('the page about tests shows how an assertion fails', () => {
  const code = CODE[0].code.replace('replicas: 1', 'replicas: 3');
  expect(() => appsOf(code)).toThrow(FAILED.text.trimEnd());
  expect(() => appsOf(CODE[0].code)).not.toThrow();
});

test('it shows what its code prints', () => {
  const said: unknown[] = [];
  jest.spyOn(console, 'log').mockImplementation((line: unknown) => said.push(line));
  appsOf(CODE[1].code);
  expect(said).toEqual([PRINTED.text.trimEnd()]);
});
