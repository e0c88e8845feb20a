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
  globalSetup: '<rootDir>/test/support/temporary-folder.mjs',
  globalTeardown: '<rootDir>/test/support/temporary-folder-end.mjs',
  transform: {
    '/node_modules/': '<rootDir>/test/support/without-source-map.cjs',
    // Source maps beside the code, not within it: every file of tests loads more than 500 of ours.
    '\\.ts$': ['@swc/jest', { sourceMaps: true, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(cdk8s|cdk8s-plus-27|constructs)/)'],
};
