/** A page of a partner's portal stays light: the bound is raised by decision, not by accident. */
import { expect, it } from 'vitest';

import { measureBundles } from '../scripts/lib/measure-bundles.ts';

it('is within its bound, and a page that only makes a client does not load the proofs', async () => {
  const [client, everything] = await measureBundles();
  for (const size of [client, everything]) {
    expect(size?.gzipBytes).toBeLessThanOrEqual(size?.maxGzipBytes ?? 0);
  }
  expect(client?.gzipBytes).toBeLessThan(everything?.gzipBytes ?? 0);
});
