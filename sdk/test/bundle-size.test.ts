/** A page of a partner's portal stays light: the bound is raised by decision, not by accident. */
import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { measureBundles } from '../scripts/lib/measure-bundles.ts';

const README = new URL('../README.md', import.meta.url);

it('is within its bound, is about as large as README says, and a page that only makes a client does not load the proofs', async () => {
  const [client, everything] = await measureBundles();
  for (const size of [client, everything]) {
    expect(size?.gzipBytes).toBeLessThanOrEqual(size?.maxGzipBytes ?? 0);
  }
  expect(client?.gzipBytes).toBeLessThan(everything?.gzipBytes ?? 0);
  const [, said] = /(\d+) kB in a page/.exec(readFileSync(README, 'utf8')) ?? [];
  expect(Math.abs((client?.gzipBytes ?? 0) - Number(said) * 1_000)).toBeLessThan(2_000);
});
