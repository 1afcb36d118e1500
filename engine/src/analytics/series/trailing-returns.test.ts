/** Returns to the end of a series: by the calendar, and never over a hole or before the beginning. */
import { describe, expect, it } from 'vitest';
import { HORIZONS, trailingReturn } from './trailing-returns.js';

const DAY_MS = 86_400_000;

/** Every day from 2015-01-01 until the last day, worth one more each day. */
function daily(last: string): { labels: number[]; wealth: number[] } {
  const labels: number[] = [];
  for (let at = Date.UTC(2015, 0, 1); at <= Date.parse(last); at += DAY_MS) labels.push(at);
  return { labels, wealth: labels.map((_, i) => 1000 + i) };
}

function over(title: string, { labels, wealth }: { labels: number[]; wealth: number[] }) {
  const horizon = HORIZONS.find((each) => each.title === title);
  if (horizon === undefined) throw new Error(`there is no horizon ${title}`);
  return trailingReturn(wealth, labels, horizon);
}

describe('a return to the end of a series', () => {
  it.each([
    ['1 month', '2020-03-31', '2020-02-29', 1],
    ['1 month', '2020-04-17', '2020-03-17', 1],
    ['3 months', '2020-01-15', '2019-10-15', 1],
    ['6 months', '2020-08-31', '2020-02-29', 1],
    ['Year to date', '2020-04-17', '2019-12-31', 1],
    ['1 year', '2020-02-29', '2019-02-28', 1],
    ['3 years', '2020-04-17', '2017-04-17', 3],
    ['5 years', '2020-04-17', '2015-04-17', 5],
  ])('%s to %s begins at the close of %s', (title, last, first, years) => {
    const series = daily(last);
    const from = series.labels.indexOf(Date.parse(first));
    const growth = (series.wealth.at(-1) ?? 0) / (series.wealth[from] ?? 0);
    expect(over(title, series)).toBeCloseTo(growth ** (1 / years) - 1, 14);
  });

  it('takes the last day before one on which nothing was traded, and no day behind a hole', () => {
    const series = daily('2020-04-17');
    const without = (from: string): typeof series => {
      const kept = series.labels.map(
        (at) => at < Date.parse(from) || at > Date.parse('2020-03-17'),
      );
      return {
        labels: series.labels.filter((_, i) => kept[i]),
        wealth: series.wealth.filter((_, i) => kept[i]),
      };
    };
    const end = series.wealth.at(-1) ?? 0;
    expect(over('1 month', without('2020-03-14'))).toBeCloseTo(end / (end - 35) - 1, 14);
    expect(over('1 month', without('2020-02-01'))).toBeNull();
  });

  it('is none before the series began, and none of an account that had nothing left', () => {
    expect(over('10 years', daily('2020-04-17'))).toBeNull();
    expect(over('1 month', { labels: [], wealth: [] })).toBeNull();
    const { labels } = daily('2020-04-17');
    const lost = (from: number) => labels.map((_, i) => (i < from ? 1000 : -5));
    expect(over('1 month', { labels, wealth: lost(labels.length - 10) })).toBe(-1);
    expect(over('1 month', { labels, wealth: lost(100) })).toBeNull();
  });

  it('keeps the time of day of intraday bars', () => {
    const labels = [
      Date.UTC(2020, 2, 17, 14),
      Date.UTC(2020, 2, 17, 15),
      Date.UTC(2020, 3, 17, 14),
    ];
    expect(over('1 month', { labels, wealth: [100, 150, 200] })).toBe(1);
  });
});
