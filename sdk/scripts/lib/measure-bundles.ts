/** Bundles the client as a page would, and measures what the page's visitors load. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import type { Rolldown } from 'vite';

export interface BundleSize {
  readonly what: string;
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
  /** Raising it is a decision: every page of every partner's portal pays for it. */
  readonly maxGzipBytes: number;
}

/** What a page imports, and how large that may become. */
const PAGES = [
  {
    what: 'createClient',
    code: "export { createClient } from '@fiducia/sdk';",
    maxGzipBytes: 30_000,
  },
  { what: 'everything', code: "export * from '@fiducia/sdk';", maxGzipBytes: 36_000 },
] as const;

const SOURCE = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const PAGE = 'virtual:page';

export async function measureBundles(): Promise<readonly BundleSize[]> {
  return Promise.all(
    PAGES.map(async ({ what, code, maxGzipBytes }) => {
      const bytes = Buffer.from(await bundle(code));
      const gzipBytes = gzipSync(bytes, { level: 9 }).length;
      const brotliBytes = brotliCompressSync(bytes).length;
      return { what, minifiedBytes: bytes.length, gzipBytes, brotliBytes, maxGzipBytes };
    }),
  );
}

async function bundle(code: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [pageOf(code)],
    build: {
      write: false,
      minify: 'oxc',
      target: 'es2024',
      rollupOptions: {
        input: PAGE,
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const [first] = (Array.isArray(output) ? output : [output]) as Rolldown.RolldownOutput[];
  const chunks = first?.output.filter((one) => one.type === 'chunk') ?? [];
  return chunks.map((chunk) => chunk.code).join('\n');
}

function pageOf(code: string) {
  return {
    name: 'page',
    // Before Vite's own, which would find what was built last.
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === PAGE ? id : id === '@fiducia/sdk' ? SOURCE : null),
    load: (id: string) => (id === PAGE ? code : null),
  };
}
