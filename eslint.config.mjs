import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import publicApi from './eslint-rules/public-api.mjs';

/**
 * The layers of src/, lowest first. A file imports from its own layer's folder and from lower layers only;
 * the folders of one layer (the capabilities) do not know one another.
 */
export const LAYERS = [
  ['private'],
  ['cluster'],
  ['core'],
  ['plan'],
  ['slo'],
  ['checks'],
  ['config', 'delivery', 'exposure', 'neighbours', 'observability', 'quota', 'scaling', 'security', 'workload'],
  ['web-service'],
  ['app'],
  ['assertions'],
];

const zones = LAYERS.flatMap((folders, level) =>
  folders.map((folder) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...LAYERS.slice(0, level).flat()].map((lower) => `./${lower}`),
    message: `src/${folder} may only import from itself and from lower layers (see LAYERS in eslint.config.mjs)`,
  })),
);

/** Folders that do not import one another. */
const apart = (from, folders, message) =>
  folders.map((folder) => ({
    target: `${from}/${folder}`,
    from: folders.filter((other) => other !== folder).map((other) => `${from}/${other}`),
    message,
  }));

const onlyErrorsFile = {
  selector: 'NewExpression[callee.name=/Error$/]',
  message: 'only src/private/errors.ts constructs errors: call fail()',
};

export default tseslint.config(
  {
    ignores: [
      'lib/',
      'dist/',
      'build/',
      'node_modules/',
      'imports/',
      'coverage/',
      'test/fixtures/',
      'examples/*/dist/',
      'cluster-tests/lib/',
      'cli/lib/',
      'cli/test/fixtures/',
      'cli/templates/',
    ],
  },
  {
    files: ['**/*.ts'],
    ignores: ['cluster-tests/**'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX, local: { rules: { 'public-api': publicApi } } },
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.dev.json',
          './cli/src/report/page/browser/tsconfig.json',
          './cli/test/report/page/tsconfig.json',
        ],
      },
    },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      // Node's test runner waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] },
      ],
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/explicit-member-accessibility': 'error',
      // Manifests are JSON of any shape: cdk8s types them as any.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // A package of its own, whose dependencies are not in ours: no rules that need their types.
    files: ['cluster-tests/**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      '@typescript-eslint/explicit-member-accessibility': 'error',
      '@typescript-eslint/no-explicit-any': 'off',
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', onlyErrorsFile], 'local/public-api': 'error' },
  },
  {
    // The program uses the library as anybody does, by its name.
    files: ['cli/src/**/*.ts'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            { target: './cli/src', from: ['./src', './test', './imports'] },
            ...apart('./cli/src', ['import', 'init', 'report', 'synth'], 'commands do not know one another'),
            ...apart('./cli/src/report', ['diff', 'facts', 'page'], 'the parts of the report know report.ts only'),
          ],
        },
      ],
    },
  },
  { files: ['src/private/**/*.ts', 'src/plan/**/*.ts'], rules: { 'local/public-api': 'off' } },
  { files: ['src/private/errors.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/app/program.ts', 'src/app/stages-program.ts'], rules: { 'no-console': 'off' } },
);
