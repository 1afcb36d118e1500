/** Prints how large the client is in a page: everything of it, bundled and minified. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import type { Rolldown } from 'vite';

/**
 * Raising it is a decision: every page of every partner's portal pays for it. A fifth of it are the
 * proofs of the audit log, which a bundler leaves out of a page that does not verify.
 */
const MAX_GZIP_BYTES = 30_000;

const bytes = Buffer.from(await bundle());
const sizes = {
  minifiedBytes: bytes.length,
  gzipBytes: gzipSync(bytes, { level: 9 }).length,
  brotliBytes: brotliCompressSync(bytes).length,
  maxGzipBytes: MAX_GZIP_BYTES,
};
console.log(JSON.stringify(sizes));
if (sizes.gzipBytes > MAX_GZIP_BYTES) process.exitCode = 1;

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['fiducia:source'] },
    build: {
      write: false,
      minify: 'oxc',
      target: 'es2024',
      rollupOptions: {
        input: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const [first] = (Array.isArray(output) ? output : [output]) as Rolldown.RolldownOutput[];
  const chunks = first?.output.filter((one) => one.type === 'chunk') ?? [];
  return chunks.map((chunk) => chunk.code).join('\n');
}
