/** What the kernel decides on fixed inputs is pinned to its version: an upgrade must say so. */
import { expect, it } from 'vitest';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import { runBacktest } from './run-backtest.js';

/**
 * The version and the journal of a fixed run under it. A journal tail that a killed process left is
 * replayed by the next program: whoever changes what an input gives raises KERNEL_VERSION, once for
 * each release, and then writes both down here.
 */
const PINNED = {
  version: '3.1.0',
  journalHash: '1cbdcd0d241e89e4f965bf1a2b254b931408541eb14e25500bd46206de4d1f04',
};

it('gives the journal that its version is known by', () => {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross is missing');
  const checked = checkStrategyParameters(strategy, { fast: 5, slow: 20 });
  if (!checked.ok) throw new Error(checked.error);
  const { journalHash, trades, riskActions } = runBacktest({
    series: [{ instrument: TEST_INSTRUMENT, columns: syntheticBars(1_200) }],
    currency: 'USD',
    cash: '100000',
    mandate: {
      ...DEFAULT_MANDATE,
      allowShort: true,
      maxOrderNotionalPct: '60',
      maxDrawdownPct: '4',
    },
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
  expect(trades.length).toBeGreaterThan(5);
  expect(riskActions?.halts.length).toBeGreaterThan(0);
  expect({ version: KERNEL_VERSION, journalHash }).toEqual(PINNED);
});
