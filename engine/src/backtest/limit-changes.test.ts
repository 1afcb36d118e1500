/** A backtest whose limits change on the way, and the paper account that the same happened to. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import type { Mandate } from '../domain/mandate.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { paperJournal } from '../testing/paper-journal.js';
import { TEST_INSTRUMENT, syntheticBars } from '../testing/synthetic-bars.js';
import type { BacktestOptions, LimitChange } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

const MANDATE: Mandate = {
  ...DEFAULT_MANDATE,
  allowShort: true,
  maxOrderNotionalPct: '60',
  maxDrawdownPct: '90',
  maxDailyLossPct: '90',
};
const columns = syntheticBars(1_200);
const stampOf = (row: number): number => columns.at[row] as number;
const CHANGES: readonly LimitChange[] = [
  { at: stampOf(200), mandate: { ...MANDATE, maxOrderNotionalPct: '5' } },
  { at: stampOf(500), mandate: { ...MANDATE, maxOrderNotionalPct: '30', allowShort: false } },
  { at: stampOf(900), mandate: { ...MANDATE, maxDrawdownPct: '0.01' } },
];

function options(changes: readonly LimitChange[], journal = true): BacktestOptions {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross');
  const checked = checkStrategyParameters(strategy, { fast: 5, slow: 20, size: 0.5 });
  if (!checked.ok) throw new Error(checked.error);
  return {
    series: [{ instrument: TEST_INSTRUMENT, columns }],
    currency: 'USD',
    cash: '100000',
    mandate: MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal,
    limitChanges: changes,
  };
}

describe('limits that change in a run', () => {
  it('give the journal of the paper account, which moves between processes', () => {
    const run = runBacktest(options(CHANGES));
    expect(paperJournal(options(CHANGES), [199, 201, 501, 902])).toBe(run.journalHash);
    expect(run.riskActions?.halts).toMatchObject([{ at: stampOf(900), rule: 'MAX_DRAWDOWN' }]);
    expect(Object.keys(run.riskActions?.denials ?? {})).toContain('MAX_ORDER_NOTIONAL_PCT');
  });

  it('give the same orders with and without a journal', () => {
    const plain = runBacktest(options(CHANGES, false));
    expect(plain.orderListHash).toBe(runBacktest(options(CHANGES)).orderListHash);
    expect(plain.orderListHash).not.toBe(runBacktest(options([], false)).orderListHash);
  });

  it('hold from the end of their step on, and another step gives another journal', () => {
    const hashAt = (row: number): string | null =>
      runBacktest(options([{ at: stampOf(row), mandate: { ...MANDATE, cashReservePct: '90' } }]))
        .journalHash;
    expect(hashAt(300)).not.toBe(hashAt(301));
  });

  it('that were changed before the first bars hold from the first on', () => {
    const early = { at: stampOf(0) - 1, mandate: { ...MANDATE, maxOrderNotionalPct: '1' } };
    const run = runBacktest(options([early]));
    expect(run.trades.length).toBe(0);
  });
});
