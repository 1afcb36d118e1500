/** The benchmark of indicators: every contestant computes, and ours compute what the loops do. */
import { expect, it } from 'vitest';

import { measureIndicators } from './indicators-command.js';

it('times six indicators, whose batch, stream and bare loop end at the same value', async () => {
  const bench = await measureIndicators({ values: 2000, runs: 5, seed: 42 });
  expect(bench.indicators.map(({ name }) => name)).toHaveLength(6);
  for (const { batch, stream, limit, ratio } of bench.indicators) {
    expect(stream.last).toBe(batch.last);
    expect(batch.last).toBeCloseTo(limit.last ?? Number.NaN, 8);
    expect(ratio).toBeGreaterThan(0);
  }
});

it('measures every package that is installed, and names the others', async () => {
  const { indicators, missingPeers } = await measureIndicators({ values: 1000, runs: 5, seed: 1 });
  for (const { peers } of indicators) {
    expect(Object.keys(peers).length + missingPeers.length).toBe(3);
    for (const { last } of Object.values(peers)) expect(Number.isFinite(last)).toBe(true);
  }
});
