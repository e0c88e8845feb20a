import config from './jest.config.mjs';

/** The tests that take seconds each: of the packages as they are packed, of whole programs, and of very many inputs. */
export default {
  ...config,
  testMatch: config.testMatch.map((pattern) => pattern.replace('.test.ts', '.slow.test.ts')),
  testPathIgnorePatterns: ['/node_modules/', '/test/fixtures/'],
  globalSetup: '<rootDir>/test/support/packed-packages.mjs',
};
