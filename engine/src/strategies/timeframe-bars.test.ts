/** A longer timeframe inside a strategy: as the batch makes it, no bar too soon, kept by snapshots. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, closeStamp, parseTimeframe } from '../market-data/bar-time.js';
import { resampleBars } from '../market-data/resample/resample-bars.js';
import type { LabelledBars } from '../market-data/resample/resample-bars.js';
import { randomWalkBars } from '../simulation/random-walk.js';
import { ACME } from '../testing/test-account.js';
import type { StrategyBar } from './define-strategy.js';
import { ResampledBars } from './timeframe-bars.js';

const CRYPTO = { ...ACME, assetClass: 'CRYPTO' as const, timeframe: '1m' };

/** A walk whose minutes are partly missing. */
function bars(length: number, seed: number, keep: (row: number) => boolean): LabelledBars {
  const walk = randomWalkBars(length, seed);
  const rows = [...walk.label.keys()].filter(keep);
  const part = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] as number);
  return {
    length: rows.length,
    label: part(walk.label),
    open: part(walk.open),
    high: part(walk.high),
    low: part(walk.low),
    close: part(walk.close),
    volume: part(walk.volume),
  };
}

function barAt(columns: LabelledBars, row: number): StrategyBar {
  return {
    symbol: 'ACME',
    at: closeStamp(columns.label[row] as number, MINUTE_MS),
    open: columns.open[row] as number,
    high: columns.high[row] as number,
    low: columns.low[row] as number,
    close: columns.close[row] as number,
    volume: columns.volume[row] as number,
    closeTicks: 0,
  };
}

const newest = (series: ResampledBars): readonly number[] => [
  series.label(),
  series.open(),
  series.high(),
  series.low(),
  series.close(),
  series.volume(),
];

describe('bars of a longer timeframe', () => {
  it('are those of the batch, whatever is missing and wherever the account is restarted', () => {
    const runs = fc.record({
      seed: fc.nat(1000),
      holes: fc.array(fc.nat(700), { maxLength: 60 }),
      timeframe: fc.constantFrom('5m', '15m', '1h'),
      restarts: fc.array(fc.nat(700), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(runs, ({ seed, holes, timeframe, restarts }) => {
        const fine = bars(700, seed, (row) => !holes.includes(row));
        let series = new ResampledBars(CRYPTO, timeframe);
        const seen: (readonly number[])[] = [];
        for (let row = 0; row < fine.length; row += 1) {
          if (restarts.includes(row)) {
            const saved = JSON.parse(JSON.stringify(series.save())) as ReturnType<
              typeof series.save
            >;
            series = new ResampledBars(CRYPTO, timeframe);
            series.load(saved);
          }
          const before = series.label();
          series.push(barAt(fine, row));
          if (series.closed && series.label() !== before) seen.push(newest(series));
        }
        const toMs = parseTimeframe(timeframe) ?? 0;
        const batch = resampleBars(fine, MINUTE_MS, toMs);
        const expected = batch.ok ? batch.bars : fine;
        expect(seen.length).toBeGreaterThanOrEqual(expected.length - 1);
        seen.forEach((bar, i) => {
          expect(bar).toEqual([
            expected.label[i],
            expected.open[i],
            expected.high[i],
            expected.low[i],
            expected.close[i],
            expected.volume[i],
          ]);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('close with their last minute, or with the next bar where that minute is missing', () => {
    const series = new ResampledBars(CRYPTO, '5m');
    const fine = bars(20, 1, (row) => row !== 9);
    const closedAt: number[] = [];
    for (let row = 0; row < fine.length; row += 1) {
      series.push(barAt(fine, row));
      if (series.closed) closedAt.push(((fine.label[row] as number) / MINUTE_MS) % 60);
    }
    expect(closedAt).toEqual([4, 10, 14, 19]);
  });

  it('give NaN for what is not there, and no more than they keep', () => {
    const series = new ResampledBars(CRYPTO, '5m', { keep: 2 });
    expect([series.length, series.close(), series.close(-1), series.close(0.5)]).toEqual([
      0,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    const fine = bars(25, 1, () => true);
    for (let row = 0; row < fine.length; row += 1) series.push(barAt(fine, row));
    expect([series.length, series.close(0), series.close(1), series.close(2)]).toEqual([
      2,
      fine.close[24],
      fine.close[19],
      Number.NaN,
    ]);
  });

  it('are daily bars of the regular session, closed with its last bar', () => {
    const hourly = { ...ACME, timeframe: '1h' };
    const series = new ResampledBars(hourly, '1d');
    const hours = ['13', '14', '15', '16', '17', '18', '19', '20', '21'];
    const closed = ['2024-07-08', '2024-07-09'].flatMap((day) =>
      hours.flatMap((hour) => {
        const at = Date.parse(`${day}T${hour}:59:59.999Z`);
        series.push({
          ...barAt(
            bars(1, 1, () => true),
            0,
          ),
          at,
        });
        return series.closed ? [`${day} ${hour}`] : [];
      }),
    );
    expect(closed).toEqual(['2024-07-08 19', '2024-07-09 19']);
    expect(series.volume()).toBe(series.volume(1));
  });

  it('of a week close with its last trading day, in time for the next week’s open', () => {
    const daily = { ...ACME, timeframe: '1d' };
    const day = barAt(
      bars(1, 1, () => true),
      0,
    );
    // 2024-07-04 was a holiday; the Friday after it, and the Good Friday of 2024-03-29, end weeks.
    const days = '06-28 07-01 07-02 07-03 07-05 07-08 07-09 07-10 07-11 07-12'.split(' ');
    const closes = (series: ResampledBars, traded: readonly string[], first = 0): string[] =>
      traded.flatMap((date, i) => {
        const at = Date.parse(`2024-${date}T23:59:59.999Z`);
        series.push({ ...day, at, close: first + i, high: first + i });
        if (!series.closed) return [];
        const label = new Date(series.label()).toISOString().slice(5, 10);
        return [`${date}: ${label} ${series.close()}`];
      });
    const weeks = new ResampledBars(daily, '1w');
    expect(closes(weeks, days)).toEqual(['07-05: 07-01 4', '07-12: 07-08 9']);

    const easter = '03-25 03-26 03-27 03-28'.split(' ');
    const fridays = new ResampledBars(daily, '1w');
    expect(closes(fridays, easter)).toEqual(['03-28: 03-25 3']);
    // A bar that the exchange's holiday should not have, before and after a restart.
    const again = new ResampledBars(daily, '1w');
    again.load(JSON.parse(JSON.stringify(fridays.save())) as ReturnType<typeof again.save>);
    for (const each of [fridays, again]) {
      expect(closes(each, ['03-29', '04-01'], 50)).toEqual([]);
      expect(each.close()).toBe(3);
    }

    const always = new ResampledBars({ ...daily, assetClass: 'CRYPTO' }, '1w');
    const month = Array.from({ length: 14 }, (_, i) => `07-${String(i + 1).padStart(2, '0')}`);
    expect(closes(always, month)).toEqual(['07-07: 07-01 6', '07-14: 07-08 13']);
  });

  it.each([
    ['1m', 'bars of 1m cannot become bars of 1m: choose a longer one'],
    ['7m', '7m does not divide a day'],
    ['soon', '"soon" is not a timeframe such as 1h or 1d'],
  ])('of %s are refused at the strategy’s own call', (timeframe, sentence) => {
    expect(() => new ResampledBars(CRYPTO, timeframe)).toThrow(sentence);
  });
});
