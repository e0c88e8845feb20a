import { fileURLToPath } from 'node:url';

const STUB = '<rootDir>/test/support/modules/stub.mjs';
const ROOT = fileURLToPath(new URL('.', import.meta.url)).replace(/[^\w/]/g, '\\$&');

export default {
  // Jest leaves one processor alone, which on two is half of them.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/{test,cli/test}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/fixtures/', '\\.slow\\.test\\.ts$'],
  modulePathIgnorePatterns: [
    '<rootDir>/lib/',
    '<rootDir>/build/',
    '<rootDir>/cluster-tests/',
    '<rootDir>/cli/lib/',
    '<rootDir>/cli/templates/',
  ],
  moduleNameMapper: { '^cdk8s-aspnetcore$': '<rootDir>/src/index.ts' },
  globalSetup: '<rootDir>/test/support/set-up.mjs',
  globalTeardown: '<rootDir>/test/support/tear-down.mjs',
  // Each file of tests needs more than 500 modules of the library and cdk8s. Jest compiles them anew each time, which
  // takes as long as the tests; here they are compiled once.
  testEnvironment: '<rootDir>/test/support/modules/environment.mjs',
  transform: {
    [`^${ROOT}(src|imports|cli/src)/`]: STUB,
    '/node_modules/': STUB,
    '\\.ts$': '<rootDir>/test/support/modules/transform.mjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!(cdk8s|cdk8s-plus-27|constructs)/)'],
};
