/** Builds the portal into `dist/`: static files that the gateway serves under a strict CSP. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { persistedOperations } from './vite.persisted-operations.js';

/**
 * The first style sheet that names a layer decides the layers' order, and which one comes first
 * depends on how pages share code: so each begins with the order that `tokens.css` gives.
 */
function layerOrder(): Plugin {
  const order = '@layer tokens,base,ui,pages;';
  return {
    name: 'layer-order',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = `${order}${String(file.source)}`;
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), layerOrder(), persistedOperations()],
  // The SDK's sources, so that the portal can be built before, and beside, the SDK's own build.
  resolve: { conditions: ['fiducia:source', 'module', 'browser', 'import', 'default'] },
  build: {
    target: 'es2024',
    sourcemap: true,
    // `data:` addresses are not allowed by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } },
  },
});
