/** One trap each, planted into an ordinary series: named with its place, and nothing else found. */
import { describe, expect, it } from 'vitest';
import { tradingCalendar } from '../../calendars/calendars.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../bar-time.js';
import { seededRandom } from '../../simulation/seeded-random.js';
import { checkBarsText } from './check-bars-text.js';
import type { DataFinding } from './data-finding.js';

interface Bar {
  time: string;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** A quiet walk around 100 at the given moments. */
function walk(moments: readonly number[]): Bar[] {
  const random = seededRandom(7);
  let price = 100;
  return moments.map((at) => {
    const open = price;
    price = Math.round(price * (1 + (random() - 0.5) * 0.02) * 100) / 100;
    const high = Math.round(Math.max(open, price) * 1.004 * 100) / 100;
    const low = Math.round(Math.min(open, price) * 0.996 * 100) / 100;
    return { time: new Date(at).toISOString(), open, high, low, close: price, volume: 1000 };
  });
}

function daily(from: string, count: number): Bar[] {
  const moments: number[] = [];
  for (let day = Date.parse(from) / DAY_MS; moments.length < count; day += 1) {
    if (tradingCalendar('XNYS').isTradingDay(day)) moments.push(day * DAY_MS);
  }
  return walk(moments);
}

function hours(from: string, count: number, shift: (at: number) => number = () => 0): Bar[] {
  const first = Date.parse(from);
  const moments = Array.from({ length: count }, (_, i) => first + i * HOUR_MS);
  return walk(moments.map((at) => at + shift(at)));
}

function text(bars: readonly Bar[]): string {
  const rows = bars.map(({ time, open, high, low, close, volume }) =>
    [time, open, high, low, close, volume].join(','),
  );
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

function check(bars: readonly Bar[]): readonly DataFinding[] {
  const result = checkBarsText(text(bars));
  if (!result.ok) throw new Error(result.error.message);
  return result.report.findings;
}

const scaled = (bar: Bar, factor: number): Bar => ({
  ...bar,
  open: bar.open * factor,
  high: bar.high * factor,
  low: bar.low * factor,
  close: bar.close * factor,
});

const codes = (bars: readonly Bar[]): readonly string[] => check(bars).map(({ code }) => code);

describe('a series without a trap', () => {
  it.each([
    ['daily', daily('2014-01-02', 600)],
    ['hourly', hours('2024-01-01', 2000)],
  ])('%s has no finding', (_name, bars) => {
    expect(codes(bars)).toEqual([]);
  });
});

describe('a suspected split', () => {
  it.each([
    ['7:1', 1 / 7],
    ['4:1', 1 / 4],
    ['2:1', 1 / 2],
    ['3:1', 1 / 3],
    ['3:2', 2 / 3],
    ['20:1', 1 / 20],
    ['1:10', 10],
    ['1:4', 4],
  ])('of %s is named with its day and ratio', (ratio, factor) => {
    const bars = daily('2014-01-02', 300).map((bar, i) => (i < 150 ? bar : scaled(bar, factor)));
    const [found, ...others] = check(bars);
    expect(others.filter(({ code }) => code === 'SPLIT_SUSPECTED')).toEqual([]);
    expect([found?.code, found?.rows, found?.lines]).toEqual(['SPLIT_SUSPECTED', [150], [152]]);
    expect(found?.sentence).toContain(`${bars[150]?.time.slice(0, 10)}: `);
    expect(found?.sentence).toContain(`a ${ratio} split`);
  });

  it('is found inside the first bar of a day that begins at the close before', () => {
    const bars = hours('2024-01-08T14:00Z', 7).flatMap(({ time }) =>
      Array.from({ length: 40 }, (_, day) => Date.parse(time) + day * DAY_MS),
    );
    const walked = walk(bars.sort((a, b) => a - b)).map((bar, i) =>
      i < 140 ? bar : scaled(bar, 1 / 4),
    );
    const before = (walked[139] as Bar).close;
    walked[140] = { ...(walked[140] as Bar), open: before, high: before };
    expect(check(walked)[0]).toMatchObject({ code: 'SPLIT_SUSPECTED', rows: [140] });
    expect(check(walked)[0]?.sentence).toContain('a 4:1 split');
  });

  it('is not a crash, which no ratio fits or whose day is wild', () => {
    const crash = daily('2014-01-02', 300).map((bar, i) => (i < 150 ? bar : scaled(bar, 0.58)));
    expect(codes(crash)).not.toContain('SPLIT_SUSPECTED');
    const wild = daily('2014-01-02', 300).map((bar, i) => (i < 150 ? bar : scaled(bar, 0.5)));
    const day = wild[150] as Bar;
    wild[150] = { ...day, high: day.open * 1.9 };
    expect(codes(wild)).not.toContain('SPLIT_SUSPECTED');
  });

  it('is not a jump that is gone after a day', () => {
    const bars = daily('2014-01-02', 300);
    bars[150] = scaled(bars[150] as Bar, 0.5);
    expect(codes(bars)).toEqual(['OUTLIER']);
  });
});

describe('a hole', () => {
  it('of months is named with its length, and with the price that is another after it', () => {
    const bars = daily('2014-01-02', 400);
    const kept = [...bars.slice(0, 100), ...bars.slice(180)];
    const [found] = check(kept);
    expect([found?.code, found?.rows]).toEqual(['LONG_HOLE', [99]]);
    expect(found?.sentence).toMatch(
      /^No bars from 2014-05-28 until 2014-09-\d\d \(80 sessions, 4 months\)/,
    );
    expect(found?.sentence).not.toContain('another company');
    const reused = [...bars.slice(0, 100), ...bars.slice(180).map((bar) => scaled(bar, 9))];
    expect(check(reused)[0]?.sentence).toContain('another company');
  });

  it('of a session is a note; weekends, holidays and nights are none', () => {
    const bars = daily('2014-01-02', 300);
    bars.splice(150, 1);
    expect(check(bars)).toMatchObject([{ code: 'HOLE', severity: 'NOTE', count: 1, rows: [149] }]);
  });
});

describe('volumes and prices', () => {
  it('without volume are counted', () => {
    const bars = daily('2014-01-02', 300);
    for (const row of [10, 20, 30]) (bars[row] as Bar).volume = 0;
    expect(check(bars)).toMatchObject([{ code: 'ZERO_VOLUME', count: 3, rows: [10, 20, 30] }]);
  });

  it('that stand still are named', () => {
    const bars = daily('2014-01-02', 300);
    for (let row = 51; row < 60; row += 1) {
      bars[row] = { ...(bars[50] as Bar), time: (bars[row] as Bar).time };
    }
    expect(check(bars)).toMatchObject([{ code: 'STALE_PRICES', count: 1, rows: [50] }]);
  });

  it('with a wick far out are outliers', () => {
    const bars = daily('2014-01-02', 300);
    (bars[77] as Bar).low = 1;
    expect(check(bars)).toMatchObject([{ code: 'OUTLIER', count: 1, rows: [77] }]);
  });

  it('on coarse steps are named, and such with too many digits', () => {
    const coarse = daily('2014-01-02', 300).map((bar) => ({
      ...bar,
      open: Math.round(bar.open / 2) * 2,
      high: Math.ceil(bar.high / 2) * 2 + 2,
      low: Math.floor(bar.low / 2) * 2,
      close: Math.round(bar.close / 2) * 2,
    }));
    expect(codes(coarse)).toContain('COARSE_PRICES');
    const fine = daily('2014-01-02', 300).map((bar) => scaled(bar, 1 / 3));
    expect(codes(fine)).toEqual(['FINE_PRICES']);
  });
});

describe('times', () => {
  it('of another length in the middle are a change of the timeframe', () => {
    const bars = [
      ...hours('2024-01-01', 1000),
      ...walk(Array.from({ length: 300 }, (_, i) => Date.parse('2024-02-12') + i * 15 * MINUTE_MS)),
    ];
    expect(codes(bars)).toContain('TIMEFRAME_CHANGE');
  });

  it('that lack the hour which New York skips are its wall clock', () => {
    const bars = hours('2024-03-01', 500).filter(({ time }) => !time.startsWith('2024-03-10T02'));
    expect(check(bars)[0]).toMatchObject({ code: 'CLOCK_CHANGE', count: 1 });
    expect(check(bars)[0]?.sentence).toContain('America/New_York');
  });

  it('of a market that opens an hour later in summer were written by another clock', () => {
    const calendar = tradingCalendar('XNYS');
    const moments: number[] = [];
    for (let at = Date.parse('2024-01-02'); at < Date.parse('2024-07-01'); at += 30 * MINUTE_MS) {
      // An hour too late while New York's clocks are forward.
      if (calendar.isOpen(at - (at < Date.parse('2024-03-10') ? 0 : HOUR_MS))) moments.push(at);
    }
    expect(codes(walk(moments))).toContain('CLOCK_SHIFT');
  });

  it('twice, unsorted and bad rows are counted by kind and the rest is checked', () => {
    const bars = daily('2014-01-02', 300);
    const rows = text(bars).split('\n');
    const twice = [...rows.slice(0, 50), rows[49] ?? '', ...rows.slice(50)];
    twice.push(
      rows[20] ?? '',
      '2020-13-01,1,1,1,1,1',
      '2020-01-02,1,0.5,1,1,1',
      '2020-01-03,x,1,1,1,1',
      '2020-01-04,1,1,1,1,1,5',
    );
    const result = checkBarsText(twice.join('\n'));
    const found = result.ok ? result.report.findings.map(({ code, count }) => [code, count]) : [];
    expect(found).toEqual([
      ['ROW_SHIFTED', 1],
      ['TIME_TWICE', 2],
      ['TIME_EARLIER', 1],
      ['TIME_INVALID', 1],
      ['PRICES_INCONSISTENT', 1],
      ['PRICE_INVALID', 1],
    ]);
  });

  it('from the newest to the oldest are sorted before they are checked', () => {
    const [header = '', ...rows] = text(daily('2014-01-02', 100)).split('\n');
    const result = checkBarsText([header, ...rows.reverse()].join('\n'));
    expect(result.ok && result.report.findings.map(({ code }) => code)).toEqual(['TIME_EARLIER']);
    expect(result.ok && result.report.bars).toBe(100);
  });
});

describe('a file that is no bars', () => {
  it.each([
    ['date,vix\n2020-01-01,12', 'there is no column "open"'],
    ['', 'the file has no bars'],
    ['time,open,high,low,close\nx,1,1,1,1', 'no row of the file is a bar'],
  ])('%j is refused with a sentence', (content, message) => {
    expect(checkBarsText(content)).toMatchObject({ ok: false, error: { message } });
  });
});
