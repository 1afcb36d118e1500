/** Resampling against files of several timeframes, and its rules at the edges of days and weeks. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../../testing/oracles.js';
import { readBarsText } from '../bars-file.js';
import type { FileBars } from '../bars-file.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../bar-time.js';
import { resampleBars } from './resample-bars.js';
import type { LabelledBars, ResampleOptions } from './resample-bars.js';

const at = (iso: string): number => Date.parse(iso);

/** Bars of a length, one for each label; prices count upwards from 1. */
function series(labels: readonly number[]): LabelledBars {
  const column = (shift: number): Float64Array =>
    Float64Array.from(labels, (_, i) => i + 1 + shift);
  return {
    length: labels.length,
    label: Float64Array.from(labels),
    open: column(0),
    high: column(0.75),
    low: column(-0.25),
    close: column(0.5),
    volume: Float64Array.from(labels, () => 0.1),
  };
}

function every(from: string, to: string, step: number): readonly number[] {
  const labels: number[] = [];
  for (let label = at(from); label < at(to); label += step) labels.push(label);
  return labels;
}

function resampled(bars: LabelledBars, from: number, to: number, options: ResampleOptions = {}) {
  const result = resampleBars(bars, from, to, options);
  if (!result.ok) throw new Error(result.error);
  return result;
}

const texts = (bars: LabelledBars): readonly string[] =>
  Array.from(bars.label, (label) => new Date(label).toISOString().slice(0, 16));

describe('coarse bars', () => {
  it('take the first open, the extremes, the last close and the sum', () => {
    const bars = series(every('2024-01-02T00:00Z', '2024-01-02T00:10Z', MINUTE_MS));
    const { bars: five } = resampled(bars, MINUTE_MS, 5 * MINUTE_MS);
    expect(texts(five)).toEqual(['2024-01-02T00:00', '2024-01-02T00:05']);
    expect([five.open[1], five.high[1], five.low[1], five.close[1], five.volume[1]]).toEqual([
      6, 10.75, 5.75, 10.5, 0.5,
    ]);
  });

  it('are none where there are no fine bars, and one where a single one is', () => {
    const bars = series(
      ['2024-01-02T00:00Z', '2024-01-02T00:17Z', '2024-01-02T00:30Z', '2024-01-02T00:44Z'].map(at),
    );
    const { bars: coarse } = resampled(bars, MINUTE_MS, 15 * MINUTE_MS);
    expect(texts(coarse)).toEqual(['2024-01-02T00:00', '2024-01-02T00:15', '2024-01-02T00:30']);
  });

  it('leave out a first and a last bar that the series does not cover, unless they are kept', () => {
    const bars = series(every('2024-01-02T00:03Z', '2024-01-02T00:13Z', MINUTE_MS));
    const dropped = resampled(bars, MINUTE_MS, 5 * MINUTE_MS);
    expect(texts(dropped.bars)).toEqual(['2024-01-02T00:05']);
    expect([dropped.partialFirst, dropped.partialLast]).toEqual([
      at('2024-01-02T00:00Z'),
      at('2024-01-02T00:10Z'),
    ]);
    const kept = resampled(bars, MINUTE_MS, 5 * MINUTE_MS, { partial: 'KEEP' });
    expect(kept.bars.length).toBe(3);
  });

  it.each([
    [MINUTE_MS, 7 * MINUTE_MS, '7m does not divide a day'],
    [15 * MINUTE_MS, 20 * MINUTE_MS, '20m is not a multiple of 15m'],
    [HOUR_MS, MINUTE_MS, 'bars of 1h cannot become bars of 1m: choose a longer one'],
    [HOUR_MS, 2 * DAY_MS, '2d is neither a part of a day, nor a day, nor a week'],
  ])('of %i ms cannot be of %i ms: %s', (from, to, error) => {
    const result = resampleBars(series([0]), from, to);
    expect(result).toEqual({ ok: false, error });
  });
});

describe('days of US equities', () => {
  const hours = series(
    [
      ['2024-03-08', 'T14:00Z', 'T21:00Z'],
      ['2024-03-11', 'T13:00Z', 'T20:00Z'],
      ['2024-11-29', 'T14:00Z', 'T18:00Z'],
    ].flatMap(([day, from, to]) => every(`${day}${from}`, `${day}${to}`, HOUR_MS)),
  );

  it('end with the session of New York on both sides of a clock change, and early', () => {
    const days = resampled(hours, HOUR_MS, DAY_MS, { calendar: 'XNYS' });
    expect(texts(days.bars)).toEqual(['2024-03-08T00:00', '2024-03-11T00:00', '2024-11-29T00:00']);
    expect([days.partialFirst, days.partialLast]).toEqual([null, null]);
    expect([...days.bars.open]).toEqual([1, 8, 15]);
  });

  it('leave out trading before and after the session, unless all hours are wanted', () => {
    const minutes = series(every('2024-03-11T12:00Z', '2024-03-11T22:00Z', MINUTE_MS));
    const regular = resampled(minutes, MINUTE_MS, DAY_MS, { calendar: 'XNYS' });
    expect([regular.bars.open[0], regular.bars.close[0], regular.outsideHours]).toEqual([
      91, 480.5, 210,
    ]);
    const hours = { calendar: 'XNYS', hours: 'ALL' } as const;
    // Two more hours could still come: the day is not over.
    expect(resampled(minutes, MINUTE_MS, DAY_MS, hours).bars.length).toBe(0);
    const all = resampled(minutes, MINUTE_MS, DAY_MS, { ...hours, partial: 'KEEP' });
    expect([all.bars.open[0], all.bars.close[0], all.outsideHours]).toEqual([1, 600.5, 0]);
  });

  it('have bars of an hour from 9:00 by the clock and from 9:30 by the session', () => {
    const minutes = series(every('2024-03-11T13:30Z', '2024-03-11T20:00Z', MINUTE_MS));
    const clock = resampled(minutes, MINUTE_MS, HOUR_MS, { calendar: 'XNYS' });
    expect([texts(clock.bars)[0], clock.bars.length]).toEqual(['2024-03-11T13:00', 7]);
    const session = resampled(minutes, MINUTE_MS, HOUR_MS, {
      calendar: 'XNYS',
      alignment: 'SESSION',
    });
    expect([texts(session.bars)[0], session.bars.length]).toEqual(['2024-03-11T13:30', 7]);
    expect(session.bars.volume[6]).toBe(3);
  });
});

describe('days and weeks of forex', () => {
  it('turn at 17:00 New York, in winter and in summer', () => {
    const hours = series([
      ...every('2024-01-07T22:00Z', '2024-01-09T22:00Z', HOUR_MS),
      ...every('2024-07-07T21:00Z', '2024-07-08T21:00Z', HOUR_MS),
    ]);
    const days = resampled(hours, HOUR_MS, DAY_MS, { calendar: 'FX' });
    expect(texts(days.bars)).toEqual(['2024-01-08T00:00', '2024-01-09T00:00', '2024-07-08T00:00']);
    expect([...days.bars.open]).toEqual([1, 25, 49]);
  });

  it('put Sunday evening into the week of Monday', () => {
    const week = every('2024-01-07T22:00Z', '2024-01-12T22:00Z', HOUR_MS);
    const weeks = resampled(series(week), HOUR_MS, 7 * DAY_MS, { calendar: 'FX' });
    expect([texts(weeks.bars), weeks.partialFirst, weeks.partialLast]).toEqual([
      ['2024-01-08T00:00'],
      null,
      null,
    ]);
    const days = ['2024-01-07', '2024-01-08', '2024-01-12', '2024-01-14', '2024-01-15'].map(at);
    const ofDays = resampled(series(days), DAY_MS, 7 * DAY_MS, { calendar: 'FX' });
    expect([texts(ofDays.bars), ofDays.partialLast]).toEqual([
      ['2024-01-08T00:00'],
      at('2024-01-15'),
    ]);
  });

  it('of equities leave out the evenings within a week', () => {
    const days = ['2024-03-11', '2024-03-12', '2024-03-13', '2024-03-14', '2024-03-15'];
    const hours = days.flatMap((day) => every(`${day}T13:00Z`, `${day}T23:00Z`, HOUR_MS));
    const weeks = resampled(series(hours), HOUR_MS, 7 * DAY_MS, { calendar: 'XNYS' });
    expect([weeks.bars.length, weeks.outsideHours, weeks.bars.close[0]]).toEqual([1, 15, 47.5]);
  });

  it('are weeks of five days for equities, also when a holiday ends them', () => {
    const days = every('2024-03-25', '2024-03-29', DAY_MS);
    const weeks = resampled(series(days), DAY_MS, 7 * DAY_MS, { calendar: 'XNYS' });
    expect([texts(weeks.bars), weeks.partialLast]).toEqual([['2024-03-25T00:00'], null]);
  });
});

describe('any series', () => {
  it('has a past that its future does not change', () => {
    const arbitrary = fc.record({
      gaps: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 120 }),
      cut: fc.nat(),
      calendar: fc.constantFrom('XNYS' as const, 'FX' as const, '24/7' as const),
      to: fc.constantFrom(5 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, DAY_MS, 7 * DAY_MS),
    });
    fc.assert(
      fc.property(arbitrary, ({ gaps, cut, calendar, to }) => {
        let label = at('2024-03-07T12:00Z');
        const labels = gaps.map((gap) => (label += gap * 7 * MINUTE_MS - (label % MINUTE_MS)));
        const whole = resampled(series(labels), MINUTE_MS, to, { calendar, hours: 'ALL' }).bars;
        const short = labels.slice(0, 1 + (cut % labels.length));
        const seen = resampled(series(short), MINUTE_MS, to, { calendar, hours: 'ALL' }).bars;
        for (let i = 0; i < seen.length; i += 1) {
          for (const key of ['label', 'open', 'high', 'low', 'close', 'volume'] as const) {
            expect(seen[key][i]).toBe(whole[key][i]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

const crypto = `${oraclesFolder()}/market/crypto`;
const read = (name: string): FileBars => {
  const text = gunzipSync(readFileSync(`${crypto}/${name}.csv.gz`)).toString();
  const result = readBarsText(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.bars;
};

describe.skipIf(!existsSync(crypto))(
  'bars of a real market (skipped without the market data)',
  () => {
    it.each([
      ['ADAUSDT_1m', 1, 'ADAUSDT_5m', 5, 0],
      ['ADAUSDT_1m', 1, 'ADAUSDT_15m', 15, 0],
      ['ADAUSDT_1m', 1, 'ADAUSDT_60m', 60, 0],
      ['ADAUSDT_1m', 1, 'ADAUSDT_240m', 240, 0],
      ['ADAUSDT_15m', 15, 'ADAUSDT_240m', 240, 0],
      ['BTCUSDT_5m', 5, 'BTCUSDT_15m', 15, 0],
      // These two were written before their last bar had closed.
      ['BTCUSDT_5m', 5, 'BTCUSDT_60m', 60, 1],
      ['ETHUSDT_15m', 15, 'ETHUSDT_240m', 240, 1],
    ] as const)(
      '%s (%i min) becomes %s (%i min), every value of it',
      (fine, from, coarse, to, open) => {
        const expected = read(`bybit_linear_${coarse}_2025`);
        const { bars } = resampled(
          read(`bybit_linear_${fine}_2025`),
          from * MINUTE_MS,
          to * MINUTE_MS,
        );
        const rowOf = new Map(Array.from(expected.label, (label, row) => [label, row]));
        let compared = 0;
        for (let i = 0; i < bars.length; i += 1) {
          const row = rowOf.get(bars.label[i] as number);
          if (row === undefined || row >= expected.length - open) continue;
          compared += 1;
          for (const key of ['open', 'high', 'low', 'close', 'volume'] as const) {
            if (bars[key][i] !== expected[key][row]) {
              expect.fail(`${key} at ${i}: ${bars[key][i]} and not ${expected[key][row]}`);
            }
          }
        }
        expect(compared).toBeGreaterThan(Math.min(bars.length, expected.length) - 3);
      },
    );
  },
);
