/** Vitest for all packages: sources are tested directly; only the second project starts PostgreSQL. */
import { defineConfig } from 'vitest/config';

const NEEDS_NO_DATABASE = [
  'engine/src/{domain,kernel,risk,strategies,indicators,simulation,backtest,research,analytics}/**/*.test.ts',
  'engine/test/{mutations,oracles}/**/*.test.ts',
  '{sdk,admin-web}/src/**/*.test.{ts,tsx}',
  'api/src/{config,process,cli,doctor,research}/**/*.test.ts',
  'api/test/{architecture,process}/**/*.test.ts',
];

/** Not `import`: Node would apply it to `require` too, and hand CommonJS packages ES modules. */
const conditions = ['fiducia:source', 'node'];

export default defineConfig({
  resolve: { conditions, alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  ssr: { resolve: { conditions } },
  test: {
    // What passes passes no later for them: they say how long a failure takes on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: NEEDS_NO_DATABASE } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{tenants,engine,api,sdk,admin-web}/{src,test}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', ...NEEDS_NO_DATABASE],
          globalSetup: ['./tenants/src/testing/vitest-global-setup.ts'],
        },
      },
    ],
  },
});
