/** Splits, dividends and several currencies in stored research, as in a backtest without a server. */
import { newId } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBacktest } from '../backtest/run-backtest.js';
import type { BacktestSeries } from '../backtest/backtest-options.js';
import type { CorporateAction } from '../domain/corporate-action.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { resolveConversions } from '../domain/resolve-conversions.js';
import { DAY_MS } from '../market-data/bar-time.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { importActions } from '../market-data/corporate-actions/import-actions.js';
import { importSeries } from '../market-data/import-series.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { EURUSD, SIE } from '../testing/currency-instruments.js';
import { openResearchFixture, TEST_BACKTEST } from '../testing/research-fixture.js';
import type { ResearchFixture } from '../testing/research-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { requestBacktest } from './request-backtest.js';
import { rerunResearchRun } from './rerun-research.js';
import { researchTearSheet } from './sweep-queries.js';

const BARS = 300;
const share = syntheticBars(BARS, 5);
const dayOf = (row: number): number => Math.floor((share.at[row] as number) / DAY_MS);
const ACTIONS: readonly CorporateAction[] = [
  { type: 'DIVIDEND', symbol: 'SIE', exDay: dayOf(60), amount: '1.25' },
  { type: 'SPLIT', symbol: 'SIE', exDay: dayOf(150), numerator: 3, denominator: 2 },
];
/** The rate's bars begin earlier than the share's, and are as many ticks as rates have. */
const rate = eurUsd();

function eurUsd(): BarColumns {
  const bars = syntheticBars(BARS + 40, 9);
  const scaled = (column: Float64Array): Float64Array =>
    column.map((ticks) => Math.max(1, Math.round(ticks / 10)));
  const { open, high, low, close } = bars;
  return {
    ...bars,
    at: bars.at.map((at) => at - 20 * DAY_MS),
    ...{ open: scaled(open), high: scaled(high), low: scaled(low), close: scaled(close) },
  };
}

let fixture: ResearchFixture;
beforeAll(async () => {
  fixture = await openResearchFixture(BARS);
  const { shared } = fixture.deps.db;
  await importSeries(shared, { instrument: SIE, source: 'test', columns: share });
  await importSeries(shared, { instrument: EURUSD, source: 'test', columns: rate });
  await importActions(shared, { actions: ACTIONS, source: 'test', owner: 'test' });
  fixture.work();
});
afterAll(() => fixture.close());

function runHere(series: readonly BacktestSeries[], currency: string) {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('sma-cross is built in');
  const checked = checkStrategyParameters(strategy, TEST_BACKTEST.parameters);
  const resolved = resolveConversions(
    series.map(({ instrument }) => instrument),
    currency,
  );
  if (!checked.ok || !resolved.ok) throw new Error('the run is a good one');
  return runBacktest({
    series: series.map((one, index) => ({
      ...one,
      instrument: resolved.instruments[index] ?? SIE,
    })),
    currency,
    cash: '100000',
    mandate: DEFAULT_MANDATE,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
}

function cut(columns: BarColumns, from: number, to: number): BarColumns {
  const part = (column: Float64Array): Float64Array => column.slice(from, to);
  const { at, open, high, low, close, volume } = columns;
  const prices = { open: part(open), high: part(high), low: part(low), close: part(close) };
  return { length: to - from, at: part(at), ...prices, volume: part(volume) };
}

describe('research on the server', () => {
  it('goes across the recorded splits and dividends of an instrument', async () => {
    const run = await fixture.ended(await fixture.request({ symbols: ['SIE'] }));
    const own = { instrument: SIE, columns: share };
    const here = runHere([{ ...own, actions: ACTIONS }], 'EUR');
    expect([run.spec.currency, run.spec.rates]).toEqual(['EUR', undefined]);
    expect(run.outcome).toMatchObject({
      journalHash: here.journalHash,
      orderListHash: here.orderListHash,
    });
    expect(here.journalHash).not.toBe(runHere([own], 'EUR').journalHash);
    const sheet = await researchTearSheet(fixture.ctx, fixture.deps, run.id);
    // Whoever holds through a split has more shares afterwards, and not less money.
    const [first, last] = [share.close[0] as number, share.close[BARS - 1] as number];
    expect(sheet?.curve.held.at(-1)).toBeCloseTo((100_000 * 1.5 * last) / first, 6);
    // As traded, the price fell by a third in a day.
    const factor = (row: number): number => (row < 150 ? 2 / 3 : 1);
    const closes = [...share.close].map((ticks, row) => (ticks / 100) * factor(row));
    expect(sheet?.prices?.values).toHaveLength(BARS);
    for (const [row, value] of sheet?.prices?.values.entries() ?? []) {
      expect(value).toBeCloseTo(closes[row] as number, 9);
    }
    expect(sheet?.corporateActions?.shown).toMatchObject([
      { type: 'SPLIT', numerator: 3, denominator: 2 },
      { type: 'DIVIDEND', amount: '1.25' },
    ]);
    expect(sheet?.corporateActions?.shown).toEqual(here.corporateActions.toReversed());
  });

  it('converts by a recorded series, from the last rate before the period on', async () => {
    const [from, to] = [100, 250];
    const run = await fixture.ended(
      await fixture.request({
        symbols: ['SIE', TEST_INSTRUMENT.symbol],
        currency: 'USD',
        from: new Date(share.at[from] as number),
        to: new Date(share.at[to - 1] as number),
      }),
    );
    expect([run.status, run.error]).toEqual(['DONE', null]);
    expect([run.spec.currency, run.spec.rates]).toEqual(['USD', ['EURUSD']]);
    const other = syntheticBars(BARS);
    const here = runHere(
      [
        { instrument: SIE, columns: cut(share, from, to), actions: ACTIONS },
        { instrument: TEST_INSTRUMENT, columns: cut(other, from, to) },
        { instrument: EURUSD, columns: cut(rate, from + 20, to + 20), rateOnly: true },
      ],
      'USD',
    );
    expect(run.outcome).toMatchObject({
      journalHash: here.journalHash,
      orderListHash: here.orderListHash,
      tradeCount: here.trades.length,
    });
    expect(here.trades.length).toBeGreaterThan(1);
    expect(await researchTearSheet(fixture.ctx, fixture.deps, run.id)).not.toBeNull();
  });

  it('says which currency or rate is missing', async () => {
    const ask = (input: object) =>
      requestBacktest(fixture.ctx, fixture.deps, {
        ...TEST_BACKTEST,
        idempotencyKey: newId(),
        ...input,
      });
    for (const [input, sentence] of [
      [{ symbols: ['SIE', 'TEST'] }, 'quoted in EUR, USD'],
      [{ symbols: ['SIE'], currency: 'JPY' }, 'named EURJPY or JPYEUR'],
      [{ symbols: ['SIE'], currency: 'dollars' }, 'such as USD'],
    ] as const) {
      expect(await ask(input)).toMatchObject({
        ok: false,
        error: { field: 'currency', sentence: expect.stringContaining(sentence) as string },
      });
    }
  });

  it('does not call a run the same once something more is recorded of its period', async () => {
    const first = await fixture.ended(await fixture.request({ symbols: ['SIE'] }));
    const rerun = async () => {
      const again = { idempotencyKey: newId(), id: first.id };
      const asked = await rerunResearchRun(fixture.ctx, fixture.deps, again);
      if (!asked.ok) throw new Error(asked.error.code);
      return fixture.ended(asked.run.id);
    };
    const late = { type: 'DIVIDEND', symbol: 'SIE', amount: '1' } as const;
    const { shared } = fixture.deps.db;
    const record = (exDay: number) =>
      importActions(shared, { actions: [{ ...late, exDay }], source: 'test', owner: 'test' });
    await record(dayOf(BARS - 1) + 5);
    expect((await rerun()).outcome?.reproduced).toBe(true);
    await record(dayOf(200));
    expect(await rerun()).toMatchObject({ errorCode: 'RESEARCH_DATA_CHANGED' });
  });
});
