/** Across a split: bars and indicators in the shares of a later day, nothing of the future in them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstrumentSpec } from '../domain/instrument.js';
import { computeIndicator } from '../indicators/indicator-registry.js';
import { adjustedCandles } from '../market-data/adjusted-candles.js';
import { DAY_MS } from '../market-data/bar-time.js';
import { candles } from '../market-data/candles.js';
import { importSeries } from '../market-data/import-series.js';
import { prepareReplay } from '../market-data/prepare-replay.js';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { inlineSeriesExecutor } from '../testing/inline-series-executor.js';
import { indicatorValues } from './indicator-values.js';
import { resampledCandles } from './resampled-candles.js';

const BARS = 98;
const MONDAY = Date.UTC(2021, 0, 4);
const PUBLISHED = 84;
/** First rows that trade with two new shares for one, and with three, which is not published yet. */
const TWO = 56;
const THREE = 90;

const SHARE: InstrumentSpec = {
  symbol: 'SHARE',
  name: 'A share',
  assetClass: 'CRYPTO',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '1',
  timeframe: '1d',
  takerFeeRate: '0',
  makerFeeRate: '0',
};

/** Cents of the first shares: each divides by six. */
const firstCents = (row: number): number => 60_000 + row * 600;
const sharesAt = (row: number): number => (row < TWO ? 1 : row < THREE ? 2 : 6);
const made = (value: (row: number) => number): Float64Array =>
  Float64Array.from({ length: BARS }, (_, row) => value(row));
const cents = (add: number) => made((row) => (firstCents(row) + add) / sharesAt(row));
const columns = {
  length: BARS,
  at: made((row) => MONDAY + (row + 1) * DAY_MS - 1),
  open: cents(0),
  high: cents(120),
  low: cents(-120),
  close: cents(60),
  volume: made((row) => 30 * sharesAt(row)),
};
const stamp = (row: number): Date => new Date(columns.at[row] as number);
/** A close in the shares of a row. */
const closeIn = (row: number, shares: number): number => (firstCents(row) + 60) / 100 / shares;

let fixture: EngineFixture;
const deps = () => ({ db: fixture.deps.db, executor: inlineSeriesExecutor });

beforeAll(async () => {
  fixture = await openEngineFixture();
  const { shared } = fixture.deps.db;
  await importSeries(shared, { instrument: SHARE, source: 'test', columns });
  const seriesIds = ['SHARE/1d'];
  await prepareReplay(shared, { seriesIds, source: 'test', fastForwardTo: null, barsPerSecond: 1 });
  const published = `update market_replay set published_at = $1 where id = 'main'`;
  await shared.query(published, [stamp(PUBLISHED - 1)]);
  const split = `
    insert into corporate_action (symbol, ex_day, kind, place, numerator, denominator, source)
    values ('SHARE', $1, 'SPLIT', 1, $2, 1, 'test')`;
  await shared.query(split, [stamp(TWO), 2]);
  await shared.query(split, [stamp(THREE), 3]);
});
afterAll(() => fixture.close());

describe('adjusted candles', () => {
  it('are in the shares of the newest published bar, volumes too', async () => {
    const shown = await adjustedCandles(deps(), SHARE, { last: 60 });
    expect(shown.map(({ at }) => at.getTime())).toEqual([...columns.at.slice(24, PUBLISHED)]);
    for (const [i, { close, volume }] of shown.entries()) {
      expect(Number(close)).toBeCloseTo(closeIn(24 + i, 2), 12);
      expect(volume).toBe('60');
    }
    const before = await adjustedCandles(deps(), SHARE, { last: 2, before: stamp(30) });
    expect(before.map(({ close }) => Number(close))).toEqual([closeIn(28, 2), closeIn(29, 2)]);
  });

  it('leave the recorded ones as they were traded', async () => {
    const shown = await candles(deps(), { symbol: 'SHARE', last: PUBLISHED });
    expect(shown.map(({ close }) => Number(close))).toEqual(
      Array.from({ length: PUBLISHED }, (_, row) => closeIn(row, sharesAt(row))),
    );
  });

  it('of a longer timeframe are made of adjusted bars', async () => {
    const query = { timeframe: '1w', last: 100, before: null };
    const weeks = await resampledCandles(deps(), SHARE, { ...query, adjusted: true });
    const raw = await resampledCandles(deps(), SHARE, { ...query, adjusted: false });
    if (!weeks.ok || !raw.ok) throw new Error('There are bars of a week');
    const lastRows = Array.from({ length: PUBLISHED / 7 }, (_, week) => week * 7 + 6);
    const closes = (of: typeof weeks.candles) => of.map(({ close }) => Number(close));
    expect(closes(weeks.candles)).toEqual(lastRows.map((row) => closeIn(row, 2)));
    expect(closes(raw.candles)).toEqual(lastRows.map((row) => closeIn(row, sharesAt(row))));
  });
});

describe('adjusted indicators', () => {
  it.each([
    [PUBLISHED - 1, 2],
    [BARS - 1, 6],
  ])('to row %i are computed in shares of %i for one', async (to, shares) => {
    const query = { symbol: 'SHARE', from: stamp(40), to: stamp(to), adjusted: true };
    const specs = [{ fn: 'SMA', params: { timePeriod: 10 } }];
    const answer = await indicatorValues(deps(), SHARE, { ...query, specs });
    if (!answer.ok) throw new Error(answer.error.sentence);
    const close = Float64Array.from({ length: to + 1 }, (_, row) => closeIn(row, shares));
    const whole = computeIndicator(specs[0] as (typeof specs)[0], { close });
    if (!whole.ok) throw new Error(whole.error);
    const values = answer.values.indicators[0]?.outputs[0]?.values ?? [];
    const expected = Object.values(whole.outputs)[0]?.slice(40) ?? [];
    expect(values).toHaveLength(expected.length);
    for (const [i, value] of values.entries()) {
      expect(value).toBeCloseTo(expected[i] as number, 9);
    }
  });
});
