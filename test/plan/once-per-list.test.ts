import { oncePerList } from '../../src/plan/once-per-list';

test('each list is worked out once, and lists that are equal are not the same', () => {
  const seen: number[][] = [];
  const sum = oncePerList((list: { n: number }[]) => {
    seen.push(list.map(({ n }) => n));
    return list.length === 0 ? undefined : list.reduce((total, { n }) => total + n, 0);
  });
  const [list, equal, empty] = [[{ n: 1 }, { n: 2 }], [{ n: 1 }, { n: 2 }], []];
  expect([sum(list), sum(list), sum(equal), sum(empty), sum(empty)]).toEqual([3, 3, 3, undefined, undefined]);
  expect(seen).toEqual([[1, 2], [1, 2], []]);
});
