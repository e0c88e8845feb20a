export default {
  // Jest leaves one processor alone, which on two is half of them.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/{test,cli/test}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/build/', '<rootDir>/cluster-tests/', '<rootDir>/cli/lib/'],
  moduleNameMapper: { '^cdk8s-aspnetcore$': '<rootDir>/src/index.ts' },
  globalSetup: '<rootDir>/test/support/temporary-folder.mjs',
  globalTeardown: '<rootDir>/test/support/temporary-folder-end.mjs',
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
};
