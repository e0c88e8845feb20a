// Builds many apps of everything that the library takes: `FUZZ_RUNS=5000 FUZZ_SEED=7 npm run test:fuzz`.
import { spawnSync } from 'node:child_process';

const runs = process.env.FUZZ_RUNS ?? '2000';
const seed = process.env.FUZZ_SEED ?? String(Date.now() % 1_000_000_000);
console.log(`again: FUZZ_RUNS=${runs} FUZZ_SEED=${seed} npm run test:fuzz`);
const { status } = spawnSync('npx', ['jest', '--config', 'jest.slow.config.mjs', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
