import { fuzz } from './apps/shard';

/** Of the halves each has a file of its own, as Jest runs files beside one another. */
test('any legal app is as it should be, the first half of the runs', () => fuzz(0), 600_000);
