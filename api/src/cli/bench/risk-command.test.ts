/** The risk benchmark measures orders that every check was asked about. */
import { PRE_TRADE_CHECKS } from '@fiducia/engine/simulation';
import { expect, it } from 'vitest';

import { measureRisk } from './risk-command.js';

it('times every pre-trade check and the whole decision, beside the timer itself', () => {
  const bench = measureRisk({ orders: 1_000, runs: 5 });
  expect(bench.checks).toEqual(PRE_TRADE_CHECKS.map(({ code }) => code));
  expect(bench.workingOrders).toBe(20);
  for (const latency of [bench.all, bench.decision, bench.limit]) {
    expect(latency.p50).toBeLessThanOrEqual(latency.p99);
    expect(latency.p99).toBeLessThanOrEqual(latency.max);
  }
  // The checks are a part of the decision; both hold at least one reading of the clock.
  expect(bench.all.p50).toBeLessThanOrEqual(bench.decision.p50);
});
