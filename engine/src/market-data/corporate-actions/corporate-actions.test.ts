/** Reading splits and dividends, and taking splits out of bars. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dayText } from '../../calendars/civil-day.js';
import type { CorporateAction } from '../../domain/corporate-action.js';
import { oraclesFolder } from '../../testing/oracles.js';
import { DAY_MS } from '../bar-time.js';
import { readBarsText } from '../bars-file.js';
import { checkBars } from '../check/check-bars.js';
import { tradingCalendar } from '../../calendars/calendars.js';
import type { LabelledBars } from '../resample/resample-bars.js';
import { adjustForSplits } from './adjust-for-splits.js';
import { readCorporateActions } from './read-corporate-actions.js';

function shown(action: CorporateAction): string {
  const what =
    action.type === 'SPLIT' ? `${action.numerator}:${action.denominator}` : action.amount;
  return `${dayText(action.exDay)} ${action.symbol} ${what}`;
}

function read(text: string): readonly string[] | string {
  const result = readCorporateActions(text, 'ACME');
  return result.ok ? result.actions.map(shown) : `line ${result.line}: ${result.message}`;
}

describe('a table of corporate actions', () => {
  it('has splits in any notation, dividends, and symbols where it names them', () => {
    const rows = [
      'Symbol,Ex_Date,Type,Value',
      'acme,2014-06-09,split,7:1',
      ',2014-08-07,Dividend,0.47',
      'OTHER,2012-02-01,split,1/10',
      'ACME,2005-02-28,split,1.5',
    ];
    expect(read(rows.join('\r\n'))).toEqual([
      '2005-02-28 ACME 3:2',
      '2012-02-01 OTHER 1:10',
      '2014-06-09 ACME 7:1',
      '2014-08-07 ACME 0.47',
    ]);
  });

  it.each([
    ['date,type\n2020-01-01,split', 'line 1: the columns date, type and value are needed'],
    ['date,type,value\nx,split,2:1', 'line 2: "x" is not a date'],
    ['date,type,value\n2020-01-01,split,0:1', 'line 2: a split is new for old shares'],
    ['date,type,value\n2020-01-01,dividend,-1', 'line 2: a dividend is the cash for one share'],
    ['date,type,value\n2020-01-01,merger,1', 'line 2: the type is split or dividend'],
    ['19980102,1,1,1\nx', 'line 2: "x" is not a row of factors'],
  ])('%j is refused: %s', (text, message) => {
    expect(read(text)).toContain(message);
  });
});

describe('a factor file', () => {
  it('gives ratios and amounts as they were declared, on the market day after its rows', () => {
    const rows = [
      '20140507,0.8961764,0.0357143,592.33',
      '20140606,0.9011818,0.0357143,645.57',
      '20140806,0.9011818,0.25,94.97',
      '20501231,0.9056639,0.25,0',
    ];
    expect(read(rows.join('\n'))).toEqual([
      '2014-05-08 ACME 3.29',
      '2014-06-09 ACME 7:1',
      '2014-08-07 ACME 0.47',
    ]);
  });
});

describe('bars without their splits', () => {
  const bars: LabelledBars = {
    length: 4,
    label: Float64Array.of(0, 1, 2, 3).map((day) => day * DAY_MS),
    open: Float64Array.of(70, 77, 11, 6),
    high: Float64Array.of(70, 77, 11, 6),
    low: Float64Array.of(70, 77, 11, 6),
    close: Float64Array.of(70, 77, 11, 6),
    volume: Float64Array.of(1, 1, 7, 14),
  };
  const actions: readonly CorporateAction[] = [
    { type: 'SPLIT', symbol: 'ACME', exDay: 2, numerator: 7, denominator: 1 },
    { type: 'SPLIT', symbol: 'ACME', exDay: 3, numerator: 2, denominator: 1 },
  ];
  const dayOf = (label: number): number => label / DAY_MS;

  it('are those of the day from which one looks back', () => {
    expect([...adjustForSplits(bars, actions, dayOf, 1).close]).toEqual([70, 77, 11, 6]);
    expect([...adjustForSplits(bars, actions, dayOf, 2).close]).toEqual([10, 11, 11, 6]);
    expect([...adjustForSplits(bars, actions, dayOf, 3).close]).toEqual([5, 5.5, 5.5, 6]);
    expect([...adjustForSplits(bars, actions, dayOf, 3).volume]).toEqual([14, 14, 14, 14]);
  });
});

const market = `${oraclesFolder()}/market`;

describe.skipIf(!existsSync(market))(
  'a real series with its actions (skipped without the market data)',
  () => {
    const text = (file: string): string => {
      const bytes = readFileSync(`${market}/${file}`);
      return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    };

    it('has the splits of its factor file where its bars jump, and none after they are taken out', () => {
      const result = readCorporateActions(
        text('equity_corporate_actions/factor_files/aapl.csv'),
        'AAPL',
      );
      const actions = result.ok ? result.actions : [];
      const splits = actions.filter(({ type }) => type === 'SPLIT');
      expect(splits.map(shown)).toEqual([
        '2000-06-21 AAPL 2:1',
        '2005-02-28 AAPL 2:1',
        '2014-06-09 AAPL 7:1',
        '2020-08-31 AAPL 4:1',
      ]);
      const dividends = actions.filter(({ type }) => type === 'DIVIDEND').map(shown);
      expect(dividends).toHaveLength(35);
      expect(dividends).toContain('2012-08-09 AAPL 2.65');
      expect(dividends).toContain('2021-02-05 AAPL 0.205');
      const read = readBarsText(text('equity_daily/AAPL.csv.gz'));
      if (!read.ok) expect.fail(read.error.message);
      const dayOf = (label: number): number => label / DAY_MS;
      const adjusted = adjustForSplits(read.bars, actions, dayOf, Number.POSITIVE_INFINITY);
      const check = (bars: LabelledBars): readonly string[] =>
        checkBars({
          bars,
          lines: null,
          hasVolume: true,
          timeframeMs: DAY_MS,
          calendar: tradingCalendar('XNYS'),
        }).map(({ code }) => code);
      expect(check(read.bars).filter((code) => code === 'SPLIT_SUSPECTED')).toHaveLength(4);
      expect(check(adjusted)).not.toContain('SPLIT_SUSPECTED');
    });
  },
);
