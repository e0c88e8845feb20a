import config from './jest.config.mjs';

const TYPESCRIPT = '\\.ts$';

/** The tests that take seconds each: of the packages as they are packed, of whole programs, and of very many inputs. */
export default {
  ...config,
  testMatch: config.testMatch.map((pattern) => pattern.replace('.test.ts', '.slow.test.ts')),
  testPathIgnorePatterns: ['/node_modules/', '/test/fixtures/'],
  globalSetup: '<rootDir>/test/support/packed-packages.mjs',
  // Jest's own way with modules, too, has to go: these count what V8 does with modules that nothing has run before.
  testEnvironment: 'node',
  transform: { [TYPESCRIPT]: config.transform[TYPESCRIPT] },
  transformIgnorePatterns: ['/node_modules/'],
};
