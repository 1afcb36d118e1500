/** One Vitest configuration for all packages; sources are tested directly, not their builds. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    conditions: ['fiducia:source', 'node', 'import', 'default'],
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  ssr: { resolve: { conditions: ['fiducia:source', 'node', 'import', 'default'] } },
  test: {
    include: ['{tenants,engine,api,sdk,admin-web}/{src,test}/**/*.test.{ts,tsx}'],
    globalSetup: ['./tenants/src/testing/vitest-global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
