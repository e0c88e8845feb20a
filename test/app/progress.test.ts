import { Progress } from '../../src/app/progress';

/** What is written while ten things take some time each. */
function written(milliseconds: number, terminal: { isTTY?: boolean } = { isTTY: true }, isCi = false): string[] {
  const said: string[] = [];
  let time = 1_000_000;
  const progress = new Progress({ ...terminal, write: (text) => said.push(text) }, () => time, isCi);
  for (let done = 1; done <= 10; done += 1) {
    time += milliseconds;
    progress.tell('rendered', done, 10);
  }
  progress.end();
  return said;
}

const line = (done: number) => `\r\u001b[Ksynth: rendered ${done} of 10`;

test.each<[string, string[], string[]]>([
  ['a short synth says nothing', written(199), []],
  [
    'one of more than two seconds says how far it is, and takes the line away',
    written(500),
    [4, 5, 6, 7, 8, 9, 10].map(line).concat('\r\u001b[K'),
  ],
  ['what is quick is not told each time', written(210).slice(0, 2), [line(10), '\r\u001b[K']],
  ['a pipe gets nothing', written(5_000, {}), []],
  ['CI gets nothing', written(5_000, { isTTY: true }, true), []],
])('%s', (_title, said, expected) => {
  expect(said).toEqual(expected);
});

test('the line changes five times a second at most', () => {
  const said: string[] = [];
  let time = 0;
  const progress = new Progress({ isTTY: true, write: (text) => said.push(text) }, () => time, false);
  for (time = 2_000; time < 3_000; time += 50) {
    progress.tell('checked by', time, 3_000);
  }
  expect(said.map((text) => text.split('by ')[1])).toEqual(
    [2_000, 2_200, 2_400, 2_600, 2_800].map((at) => `${at} of 3000`),
  );
});
