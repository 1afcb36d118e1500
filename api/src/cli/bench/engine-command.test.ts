/** The engine's benchmark: the same orders as the command line gives on the same bars. */
import { randomWalkBars } from '@fiducia/engine/simulation';
import { expect, it } from 'vitest';

import { measureEngine } from './engine-command.js';

it('times the run that it describes, with and without a journal, beside the bare loop', async () => {
  const flags = { bars: 20_000, runs: 5, seed: 42, backtests: 2_000 };
  const bench = await measureEngine(randomWalkBars(flags.bars, flags.seed), flags);
  expect(bench.orderPath.trades).toBeGreaterThan(300);
  expect(bench.orderPath.orderListHash).toMatch(/^[0-9a-f]{64}$/);
  expect(bench.journaled.entries).toBeGreaterThan(20_000);
  expect(bench.ratio).toBeCloseTo(bench.orderPath.barsPerSecond / bench.limit.barsPerSecond, 6);
  expect(bench.memory.mbAfterEach).toHaveLength(2);
  expect(Number.isFinite(bench.memory.mbPerThousand)).toBe(true);
  // The bare loop takes the same crosses, but for the last, still open, and float ties.
  expect(Math.abs(bench.limit.trades - bench.orderPath.trades)).toBeLessThanOrEqual(3);
});
