/** The house style as rules: layers, purity of the kernel, no `any`, no built SQL, small files. */
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Allowed direction of dependencies: tenants ← engine ← api, sdk ← admin-web. */
const FORBIDDEN_PACKAGES = {
  tenants: ['@fiducia/engine', '@fiducia/api', '@fiducia/sdk', '@fiducia/admin-web'],
  engine: ['@fiducia/api', '@fiducia/sdk', '@fiducia/admin-web'],
  api: ['@fiducia/admin-web'],
  sdk: ['@fiducia/tenants', '@fiducia/engine', '@fiducia/api', '@fiducia/admin-web'],
  'admin-web': ['@fiducia/tenants', '@fiducia/engine', '@fiducia/api'],
};

const layerRules = Object.entries(FORBIDDEN_PACKAGES).map(([folder, names]) => ({
  files: [`${folder}/src/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: names.flatMap((name) => [name, `${name}/*`]),
            message: 'Dependencies run one way: tenants ← engine ← api, sdk ← admin-web.',
          },
          {
            group: ['@fiducia/*/src/*', '@fiducia/*/dist/*'],
            message: 'A package is entered by its exports only.',
          },
        ],
      },
    ],
  },
}));

const PURE_FOLDERS =
  'engine/src/{kernel,domain,indicators,strategies,risk,simulation,backtest,research,analytics,calendars}/**/*.ts';

/** Calls that would make two runs of the same inputs differ. */
const IMPURE_SYNTAX = [
  [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    'Time is an input: take it as a parameter.',
  ],
  [
    "MemberExpression[object.name='Date'][property.name='now']",
    'Time is an input: take it as a parameter.',
  ],
  [
    "MemberExpression[object.name='Math'][property.name='random']",
    'Randomness is an input: take an Rng.',
  ],
  ["MemberExpression[object.name='performance']", 'Time is an input: take it as a parameter.'],
  ["MemberExpression[object.name='process'][property.name='env']", 'Configuration is an input.'],
].map(([selector, message]) => ({ selector, message }));

/** V8 makes such a function old at once: what it closes over is not collected young when it dies. */
const OLD_FROM_BIRTH = [
  'PropertyDefinition > ArrowFunctionExpression',
  "AssignmentExpression[left.type='MemberExpression'] > ArrowFunctionExpression.right",
  "AssignmentExpression[left.type='MemberExpression'] > FunctionExpression.right",
  "ObjectExpression > Property[kind='get']",
].map((selector) => ({
  selector,
  message: 'It would keep a dead account in memory: bind a method, or use a class.',
}));

const HOUSE_SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use a string union `as const` instead of an enum.' },
  {
    selector:
      "CallExpression[callee.property.name='query'] > TemplateLiteral[expressions.length>0]",
    message: 'SQL is never built from strings: use parameters.',
  },
  {
    selector: "CallExpression[callee.property.name='query'] > BinaryExpression[operator='+']",
    message: 'SQL is never built from strings: use parameters.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/generated/**',
      '**/node_modules/**',
      '.fiducia/**',
      '.turbo/**',
      'coverage/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { 'import-x': importX },
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'import-x/no-default-export': 'error',
      'import-x/first': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/order': [
        'error',
        { groups: ['builtin', 'external', 'internal', 'parent', 'sibling'] },
      ],
      'no-restricted-syntax': ['error', ...HOUSE_SYNTAX],
      'no-undef': 'off',
      'max-lines': ['error', { max: 350, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 5],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...layerRules,
  {
    files: [PURE_FOLDERS],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...HOUSE_SYNTAX, ...IMPURE_SYNTAX, ...OLD_FROM_BIRTH],
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'crypto', 'performance'].map(
          (name) => ({ name, message: 'Domain code does no I/O and reads no clock.' }),
        ),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['typeorm', 'pg', 'ioredis', 'pino'].map((name) => ({
            name,
            message: 'Domain code is pure: no database, Redis or logging.',
          })),
          patterns: [
            {
              group: ['node:*', '!node:crypto'],
              message: 'Domain code is pure: no files, network or environment.',
            },
            {
              group: ['@fiducia/*', '**/runtime/**', '**/accounts/**', '**/projections/**'],
              message: 'Domain code depends on nothing but domain code.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['engine/src/kernel/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['exp', 'log', 'log2', 'log10', 'pow', 'sin', 'cos', 'tan', 'cbrt'].map((property) => ({
          object: 'Math',
          property,
          message: 'Its last bits differ between engines: it may not decide an order.',
        })),
      ],
    },
  },
  {
    files: ['admin-web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    files: ['**/*.config.{js,ts}', 'eslint.config.js'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: [
      'scripts/**/*.mjs',
      'bench/**',
      'api/src/cli/**',
      'api/bin/**',
      'sdk/examples/**',
      'sdk/scripts/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/test/**'],
    rules: { 'max-lines': ['error', { max: 500, skipComments: true, skipBlankLines: true }] },
  },
);
