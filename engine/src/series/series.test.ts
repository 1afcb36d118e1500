/** Questions about recorded series on a real database: right values, nothing of the future. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstrumentSpec } from '../domain/instrument.js';
import { computeIndicator, INDICATORS } from '../indicators/indicator-registry.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { HOUR_MS } from '../market-data/bar-time.js';
import { importSeries } from '../market-data/import-series.js';
import { prepareReplay } from '../market-data/prepare-replay.js';
import { resampleBars } from '../market-data/resample/resample-bars.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { inlineSeriesExecutor } from '../testing/inline-series-executor.js';
import { indicatorValues } from './indicator-values.js';
import type { IndicatorValuesQuery, SeriesIndicatorsView } from './indicator-values.js';
import { readColumns } from './recorded-columns.js';
import { resampledCandles } from './resampled-candles.js';
import { seriesQuality } from './series-quality.js';

const BARS = 6_000;
const FIRST_OPEN = Date.UTC(2021, 0, 4);
const PUBLISHED = 1_000;

const HOURS: InstrumentSpec = {
  symbol: 'HOURS',
  name: 'Hours around the clock',
  assetClass: 'CRYPTO',
  currency: 'USD',
  tickSize: '0.0005',
  lotSize: '0.0001',
  timeframe: '1h',
  takerFeeRate: '0',
  makerFeeRate: '0',
};

const walk = randomWalkBars(BARS, 11);
const ticks = (values: Float64Array): Float64Array =>
  values.map((value) => Math.round(value / 0.0005));
const columns: BarColumns = {
  length: BARS,
  at: Float64Array.from({ length: BARS }, (_, i) => FIRST_OPEN + (i + 1) * HOUR_MS - 1),
  open: ticks(walk.open),
  high: ticks(walk.high),
  low: ticks(walk.low),
  close: ticks(walk.close),
  volume: walk.volume,
};
/** The prices that a file of these bars has. */
const prices = (values: Float64Array): Float64Array => values.map((count) => (count * 5) / 10_000);
const file = {
  time: columns.at.map((at) => at - HOUR_MS + 1),
  open: prices(columns.open),
  high: prices(columns.high),
  low: prices(columns.low),
  close: prices(columns.close),
  volume: columns.volume,
};

function fileUntil(rows: number): typeof file {
  const { time, open, high, low, close, volume } = file;
  const [a, b, c, d, e, f] = [time, open, high, low, close, volume].map((x) => x.slice(0, rows));
  return { time: a, open: b, high: c, low: d, close: e, volume: f } as typeof file;
}

const stamp = (row: number): Date => new Date(columns.at[row] as number);

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngineFixture();
  const { shared } = fixture.deps.db;
  await importSeries(shared, { instrument: HOURS, source: 'test', columns });
  await prepareReplay(shared, {
    seriesIds: ['HOURS/1h'],
    source: 'test',
    fastForwardTo: null,
    barsPerSecond: 1,
  });
  const sql = `update market_replay set published_at = $1 where id = 'main'`;
  await shared.query(sql, [stamp(PUBLISHED - 1)]);
});
afterAll(() => fixture.close());

const deps = () => ({ db: fixture.deps.db, executor: inlineSeriesExecutor });

const ask = (query: Partial<IndicatorValuesQuery>) =>
  indicatorValues(deps(), HOURS, {
    ...{ symbol: 'HOURS', from: stamp(3_000), to: stamp(3_099) },
    specs: [{ fn: 'SMA' }],
    ...query,
  });

async function answered(query: Partial<IndicatorValuesQuery>): Promise<SeriesIndicatorsView> {
  const answer = await ask(query);
  if (!answer.ok) throw new Error(answer.error.sentence);
  return answer.values;
}

describe('recorded columns', () => {
  it('are the imported ones, however many blocks they come in', async () => {
    const { shared } = fixture.deps.db;
    const all = { series: 'HOURS/1h', from: null, to: null };
    const whole = await readColumns(shared, { ...all, most: BARS });
    expect(whole.columns).toEqual(columns);
    const some = await readColumns(shared, { ...all, to: columns.at[99] as number, most: 10 });
    expect([...some.columns.at]).toEqual([...columns.at.slice(90, 100)]);
    expect(some.cut).toBe(true);
    const none = await readColumns(shared, { ...all, series: 'NONE/1h', most: 10 });
    expect(none.columns.length).toBe(0);
  });
});

const computable = INDICATORS.filter(({ inputs }) => inputs.every((name) => name in file));

describe('indicator values', () => {
  it('are those of the whole file, from the first bar that is shown', async () => {
    for (let from = 0; from < computable.length; from += 10) {
      const specs = computable.slice(from, from + 10).map(({ fn }) => ({ fn }));
      const { indicators, times } = await answered({ specs });
      expect(times).toEqual(Array.from({ length: 100 }, (_, i) => stamp(3_000 + i)));
      for (const { fn, outputs } of indicators) {
        // It looks at the bars that follow a turning point, so the end of the series matters.
        const whole = computeIndicator({ fn }, fileUntil(3_100));
        if (!whole.ok) throw new Error(whole.error);
        for (const { name, values } of outputs) {
          const expected = Array.from(whole.outputs[name]?.slice(3_000) ?? [], (value) =>
            Number.isFinite(value) ? value : null,
          );
          expect(values, `${fn} ${name}`).toEqual(expected);
        }
      }
    }
  });

  it('are null where an indicator is not defined yet, and say from which bar they are computed', async () => {
    const specs = [{ fn: 'SMA', params: { timePeriod: 4 } }];
    const view = await answered({ from: stamp(0), to: stamp(5), specs });
    expect(view.indicators[0]?.outputs[0]?.values.slice(0, 4)).toEqual([
      ...[null, null, null],
      expect.any(Number),
    ]);
    expect(view).toMatchObject({ computedFrom: stamp(0), warmUpBars: 0, timeframe: '1h' });
    expect((await answered({})).warmUpBars).toBe(3_000);
  });

  it('of a longer timeframe are computed of whole bars only', async () => {
    const specs = [{ fn: 'EMA', params: { timePeriod: 5 }, inputs: ['high'] }];
    const view = await answered({ timeframe: '24h', specs });
    const known = { length: 3_100, label: fileUntil(3_100).time, ...fileUntil(3_100) };
    const days = resampleBars(known, HOUR_MS, 24 * HOUR_MS);
    const whole = computeIndicator(
      { fn: 'EMA', params: { timePeriod: 5 }, inputs: ['high'] },
      {
        high: days.ok ? days.bars.high : new Float64Array(0),
      },
    );
    const count = view.times.length;
    expect(count).toBe(4);
    expect(view.timeframe).toBe('1d');
    expect(view.indicators[0]?.label).toBe('EMA(5) of high');
    expect(view.indicators[0]?.outputs[0]?.values).toEqual([
      ...(whole.ok ? (whole.outputs['output']?.slice(-count) ?? []) : []),
    ]);
    // Bar 3,099 ends in the middle of a day.
    expect(view.times.at(-1)?.toISOString()).toBe('2021-05-12T23:59:59.999Z');
  });

  it('say what belongs on the scale of prices', async () => {
    const specs = [{ fn: 'SMA' }, { fn: 'SMA', inputs: ['volume'] }, { fn: 'RSI' }];
    const { indicators } = await answered({ specs });
    expect(indicators.map(({ outputs }) => outputs[0]?.scale)).toEqual(['PRICE', 'OWN', 'OWN']);
  });

  it.each<[string, Partial<IndicatorValuesQuery>, string, string]>([
    ['no indicator', { specs: [] }, 'specs', '1 to 10'],
    ['eleven', { specs: Array.from({ length: 11 }, () => ({ fn: 'SMA' })) }, 'specs', 'not 11'],
    ['an unknown one', { specs: [{ fn: 'SMA' }, { fn: 'X' }] }, 'specs.1.fn', '"X"'],
    [
      'a period out of range',
      { specs: [{ fn: 'SMA', params: { timePeriod: 1 } }] },
      'specs.0.params.timePeriod',
      'from 2',
    ],
    ['an unknown column', { specs: [{ fn: 'SMA', inputs: ['bid'] }] }, 'specs.0.inputs', '"bid"'],
    ['quotes', { specs: [{ fn: 'MICRO_PRICE' }] }, 'specs.0.inputs', 'there is no column'],
    [
      'a look further back than is read',
      { specs: [{ fn: 'SMA', params: { timePeriod: 50_000 } }] },
      'specs.0.params',
      '49,999 bars before',
    ],
    ['a shorter timeframe', { timeframe: '15m' }, 'timeframe', 'choose a longer one'],
    ['no timeframe at all', { timeframe: 'often' }, 'timeframe', 'such as 15m'],
    ['an end before its beginning', { from: stamp(9), to: stamp(8) }, 'to', 'before'],
    ['too many bars', { from: stamp(0), to: stamp(5_000) }, 'from', 'More than 5,000'],
    [
      'too many values',
      {
        from: stamp(0),
        to: stamp(4_999),
        specs: Array.from({ length: 4 }, () => ({ fn: 'BBANDS' })),
      },
      'specs',
      '60,000 values',
    ],
  ])('are refused for %s', async (_, query, field, text) => {
    const answer = await ask(query);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field } });
    expect(answer.ok ? '' : answer.error.sentence).toContain(text);
  });

  it('of a symbol that is not recorded are refused', async () => {
    const query = { symbol: 'NONE', from: stamp(0), to: stamp(9), specs: [{ fn: 'SMA' }] };
    const answer = await indicatorValues(deps(), undefined, query);
    expect(answer).toMatchObject({ ok: false, error: { field: 'symbol' } });
  });
});

describe('candles of a longer timeframe', () => {
  const candles = async (timeframe: string, last: number, before: Date | null = null) => {
    const answer = await resampledCandles(deps(), HOURS, {
      ...{ timeframe, last, before },
      adjusted: false,
    });
    if (!answer.ok) throw new Error(answer.error.sentence);
    return answer.candles;
  };

  it('end with the last whole one that is published', async () => {
    const days = await candles('1d', 3);
    // 1,000 hours are 41 days and 16 hours.
    expect(days.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      ...['2021-02-11', '2021-02-12', '2021-02-13'],
    ]);
    const rows = [40 * 24, 41 * 24] as const;
    const highest = Math.max(...file.high.slice(...rows));
    expect(Number(days.at(-1)?.high)).toBeCloseTo(highest, 9);
    expect(Number(days.at(-1)?.open)).toBeCloseTo(file.open[rows[0]] as number, 9);
    expect(Number(days.at(-1)?.close)).toBeCloseTo(file.close[rows[1] - 1] as number, 9);
  });

  it('page back without a gap or a bar twice', async () => {
    const all = await candles('4h', 100);
    const newest = await candles('4h', 40);
    const older = await candles('4h', 60, newest[0]?.at);
    expect([...older, ...newest]).toEqual(all);
  });

  it('are as few as there are, and none of a market that has not begun', async () => {
    expect(await candles('1d', 1_000)).toHaveLength(41);
    expect(await candles('1w', 10, stamp(3))).toEqual([]);
  });

  it('are refused for more than can be made at once', async () => {
    const query = { timeframe: '1w', last: 5_000, before: null, adjusted: false };
    const answer = await resampledCandles(deps(), HOURS, query);
    expect(answer).toMatchObject({ ok: false, error: { field: 'last' } });
    expect(answer.ok ? '' : answer.error.sentence).toContain('1,188');
  });
});

describe('the quality of a series', () => {
  it('tells what the check of a file of the same bars tells, with times', async () => {
    const { shared } = fixture.deps.db;
    const torn = { ...columns, length: 400 };
    const kept = Array.from({ length: 400 }, (_, i) => (i < 200 ? i : i + 72));
    for (const name of ['at', 'open', 'high', 'low', 'close', 'volume'] as const) {
      torn[name] = Float64Array.from(kept, (row) => columns[name][row] as number);
    }
    const instrument = { ...HOURS, symbol: 'TORN' };
    await importSeries(shared, { instrument, source: 'test', columns: torn });
    const answer = await seriesQuality(deps(), instrument, 'TORN');
    if (!answer.ok) throw new Error(answer.error.sentence);
    const { quality } = answer;
    expect(quality).toMatchObject({ recordedBars: 400, checkedBars: 400, calendar: '24/7' });
    const hole = quality.findings.find(({ code }) => code === 'LONG_HOLE' || code === 'HOLE');
    // The last bar before it.
    expect(hole).toMatchObject({ rows: [199], times: [stamp(199)], count: 1 });
  });

  it('is refused of a symbol that is not recorded', async () => {
    const answer = await seriesQuality(deps(), undefined, 'NONE');
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', field: 'symbol' } });
  });
});
