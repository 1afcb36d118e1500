/** Prints how large the client is in a page, bundled, minified and compressed; fails beyond a bound. */
import { measureBundles } from './lib/measure-bundles.ts';

const sizes = await measureBundles();
for (const { what, gzipBytes, brotliBytes, minifiedBytes, maxGzipBytes } of sizes) {
  const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
  const [gzip, brotli, minified] = [gzipBytes, brotliBytes, minifiedBytes].map(kilobytes);
  console.log(`${what}: ${gzip} gzip, ${brotli} brotli, ${minified} minified`);
  if (gzipBytes <= maxGzipBytes) continue;
  console.error(
    `That is more than ${kilobytes(maxGzipBytes)}: see sdk/scripts/lib/measure-bundles.ts.`,
  );
  process.exitCode = 1;
}
