/** The tear sheet of runs of all kinds: whole, self-contained, escaped, and never without a number's limits. */
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../market-data/bar-time.js';
import type { TradeFigures } from '../trade-figures.js';
import { tradeExcursions } from '../trades/trade-excursions.js';
import { tearSheetData } from './compute-tear-sheet.js';
import type { RunToReport } from './compute-tear-sheet.js';
import { renderTearSheet } from './render-tear-sheet.js';
import type { TearSheetData } from './tear-sheet-data.js';

const START = Date.UTC(2020, 0, 1);

function run(bars: number, changes: Partial<RunToReport> = {}): RunToReport {
  const close = Float64Array.from({ length: bars }, (_, i) => 100 + 20 * Math.sin(i / 9) + i / 20);
  const trades: TradeFigures[] = [];
  for (let bar = 5; bar + 10 < bars; bar += 20) {
    const [entryPrice, exitPrice] = [close[bar] as number, close[bar + 10] as number];
    const pnl = exitPrice - entryPrice;
    const figures = { entryPrice, exitPrice, pnl, returnPct: pnl / entryPrice, commission: 0 };
    trades.push({ size: 1, entryBar: bar, exitBar: bar + 10, ...figures });
  }
  const at = Float64Array.from({ length: bars }, (_, i) => START + i * DAY_MS);
  const range = { at, open: close, high: close, low: close, close, shares: null };
  return {
    strategy: 'Wave',
    description: '',
    parameters: [{ name: 'fast', value: '5' }],
    instrument: 'SPX',
    currency: 'USD',
    settings: [],
    provenance: [{ name: 'Run', value: 'bt_1' }],
    warnings: [],
    openingCash: 1000,
    periodsPerYear: 252,
    labels: at,
    equity: close.map((price) => 1000 + (price - 100) * 3),
    held: close,
    bars: range,
    trades,
    symbols: trades.map(() => 'SPX'),
    excursions: tradeExcursions(trades, range),
    corporateActions: [],
    ...changes,
  };
}

const RATIO = { type: 'SPLIT', numerator: 3, denominator: 2 } as const;
const noTrades = { trades: [], symbols: [], excursions: [] };
const RUNS: readonly (readonly [string, RunToReport])[] = [
  ['of two years', run(730)],
  ['longer than a screen is wide', run(5000)],
  ['without a trade', run(300, { ...noTrades, equity: new Float64Array(300).fill(1000) })],
  ['of one bar', run(1, noTrades)],
  ['of two bars', run(2, noTrades)],
  [
    'that ruined the account',
    run(300, { equity: new Float64Array(300).fill(-50, 40).fill(1000, 0, 40) }),
  ],
  ['on several instruments', run(300, { bars: null })],
];

/** What a reader reads, without the tags. */
function plainText(each: RunToReport): string {
  return renderTearSheet(tearSheetData(each))
    .replaceAll(/<style>[\s\S]*<\/style>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\u202f', ' ')
    .replaceAll(/\s+/g, ' ');
}

describe('a tear sheet of a run', () => {
  it.each(RUNS)('%s is one HTML file without a hole', (_, each) => {
    const data = tearSheetData(each);
    const text = renderTearSheet(data);
    expect(text).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
    expect(text).not.toMatch(/<script|https?:|url\(/);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    expect(text.length).toBeLessThan(600_000);
  });

  it('shows what anyone wrote as text, never as HTML', () => {
    const evil = '<img src=x onerror="alert(1)">&\'';
    const facts = [{ name: evil, value: evil }];
    const text = renderTearSheet(
      tearSheetData(
        run(100, {
          strategy: evil,
          description: evil,
          instrument: evil,
          currency: evil,
          parameters: facts,
          settings: facts,
          provenance: facts,
          warnings: [evil],
        }),
      ),
    );
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;');
  });

  it('says the limits of its figures, and that an account was lost', () => {
    const ruined = run(300, { equity: new Float64Array(300).fill(-50, 40).fill(1000, 0, 40) });
    const text = renderTearSheet(tearSheetData(ruined));
    expect(text).toContain('On 2020-02-10 nothing was left of the account');
    expect(text).toContain('It owed money at the end.');
    expect(renderTearSheet(tearSheetData(run(100)))).toContain('shorter than a year');
  });

  it('tells what was made over the last months and years, and by how many bars a year it counts', () => {
    const text = plainText(run(800));
    expect(/1 year [+−][\d.]+ % [+−][\d.]+ %/.test(text)).toBe(true);
    expect(text.includes('27 months')).toBe(true);
    expect(text.includes('annualised by 252 bars in a year')).toBe(true);
    const shows = (bars: number, title: string): boolean =>
      plainText(run(bars)).includes(` ${title} `);
    expect([800, 1200].map((bars) => shows(bars, '3 years, a year'))).toEqual([false, true]);
    expect([20, 60].map((bars) => shows(bars, 'Returns to the end'))).toEqual([false, true]);
  });

  it('is drawn from what was stored before it had those', () => {
    const later = new Set(['horizons', 'periods', 'periodsPerYear']);
    const kept = Object.entries(tearSheetData(run(800))).filter(([key]) => !later.has(key));
    const stored = Object.fromEntries(kept) as unknown as TearSheetData;
    const text = renderTearSheet(stored).replaceAll(/\s+/g, ' ');
    expect(text.includes('Returns to the end')).toBe(false);
    expect(text.includes('annualised by the number of bars in a year')).toBe(true);
  });

  it('says of one bar no more than it knows', () => {
    const text = plainText(run(1, noTrades));
    expect(/ · 1 bar The strategy did not trade: [^.]*\. /.test(text)).toBe(true);
    expect(text.includes('returned')).toBe(false);
  });

  it('names the instrument of a trade where several were traded', () => {
    const several = run(300, { bars: null });
    const symbols = several.trades.map((_, i) => (i % 2 === 0 ? 'GOLD' : 'OIL'));
    const text = plainText({ ...several, symbols });
    expect(text.includes('+19.6 % 15 Feb 25 Feb GOLD long 83.07')).toBe(true);
    expect(plainText(run(300)).includes('+19.6 % 15 Feb 25 Feb long 83.07')).toBe(true);
  });

  it('names the hours and days of candles without one over the other', () => {
    const hour = DAY_MS / 24;
    // Six and a half hours a day in bars of ten minutes: most hours of a night lie in no candle.
    const open = (i: number): number => Math.floor(i / 39) * DAY_MS + 11.5 * hour;
    const at = Float64Array.from(
      { length: 117 },
      (_, i) => START + open(i) + (i % 39) * (hour / 6),
    );
    const each = run(117);
    const { held: close } = each;
    const bars = { at, open: close, high: close, low: close, close, shares: null };
    const text = renderTearSheet(tearSheetData(run(117, { labels: at, bars })));
    const chart = text.slice(text.indexOf('on candles'), text.indexOf('Worst drawdowns'));
    const places = [...chart.matchAll(/class="x[^>]*\* ([\d.]+)\)">([^<]+)/g)].map(([, place]) =>
      Number(place),
    );
    expect(places.length).toBeGreaterThan(1);
    for (const [i, place] of places.slice(1).entries()) {
      expect(place - (places[i] ?? 0)).toBeGreaterThan(0.06);
    }
  });

  it('tells splits and dividends with what they did, the newest first', () => {
    const at = (bar: number): number => START + bar * DAY_MS;
    const data = tearSheetData(
      run(300, {
        corporateActions: [
          {
            type: 'DIVIDEND',
            at: at(20),
            symbol: 'SPX',
            amount: '0.47',
            quantity: '7',
            cash: '3.29',
          },
          { ...RATIO, at: at(40), symbol: 'SPX', quantity: '10', cash: '51.25' },
          { type: 'DIVIDEND', at: at(60), symbol: 'SPX', amount: '1', quantity: '-5', cash: '-5' },
        ],
      }),
    );
    expect(data.corporateActions).toMatchObject({ count: 3, splits: 1, dividends: '-1.71' });
    expect(data.corporateActions?.shown.map((one) => one.at)).toEqual([at(60), at(40), at(20)]);
    const text = renderTearSheet(data).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Splits and dividends');
    expect(text).toContain('Split: 3 new shares for 2 old ones');
    expect(text).toContain('Dividend of 0.47 a share');
    expect(renderTearSheet(tearSheetData(run(300)))).not.toContain('Splits and dividends');
  });

  it('draws prices and trades in shares of the last bar that is shown', () => {
    const wave = run(300);
    const whole = wave.held.map((value) => Math.round(value * 16) / 16);
    const bars = { open: whole, high: whole, low: whole, close: whole };
    const plain = { ...wave, bars: { at: wave.labels, ...bars, shares: null } };
    // Halved from bar 100 on and again from bar 250 on: the wave itself goes on.
    const shares = Float64Array.from({ length: 300 }, (_, i) => (i < 100 ? 1 : i < 250 ? 2 : 4));
    const raw = (column: Float64Array): Float64Array =>
      column.map((value, i) => (value * 4) / (shares[i] as number));
    const close = raw(bars.close);
    // As the trade log tells them: both prices in shares of the exit.
    const trades = plain.trades.map((trade) => {
      const factor = 4 / (shares[trade.exitBar] as number);
      const { entryPrice, exitPrice } = trade;
      return { ...trade, entryPrice: entryPrice * factor, exitPrice: exitPrice * factor };
    });
    const split = { at: wave.labels, open: close, high: close, low: close, close, shares };
    const action = { ...RATIO, at: START + 100 * DAY_MS, symbol: 'SPX', quantity: '2', cash: '0' };
    const changes = { bars: split, trades, corporateActions: [action] };
    const [one, other] = [tearSheetData(plain), tearSheetData(run(300, changes))];
    expect(other.prices).toEqual(one.prices);
    expect(other.candles?.close).toEqual(one.candles?.close);
    expect(other.candles?.adjusted).toBe(true);
    const levels = ({ trades: { shown } }: TearSheetData): number[] =>
      shown.flatMap(({ entryPrice, exitPrice, splitFactor = 1 }) => [
        entryPrice * splitFactor,
        exitPrice * splitFactor,
      ]);
    expect(levels(other)).toEqual(levels(one));
    const text = plainText(run(300, changes));
    expect(text).toContain('SPX, close, adjusted for splits; a stroke');
    expect(text).toContain('one candle 2 bars of 1 day, adjusted for splits');
    expect(renderTearSheet(other)).toMatch(
      /title="Bought at 2\d+\.\d+ \(1\d+\.\d+ adjusted for splits\)/,
    );
  });

  it('draws the last candles without what a later split would make of them', () => {
    const plain = run(300);
    const bars = plain.bars as NonNullable<RunToReport['bars']>;
    const trades = plain.trades.slice(0, 3);
    const shares = Float64Array.from({ length: 300 }, (_, i) => (i < 200 ? 1 : 2));
    const few = { trades, symbols: trades.map(() => 'SPX'), excursions: plain.excursions };
    const sheet = tearSheetData(run(300, { ...few, bars: { ...bars, shares } }));
    expect(sheet.candles?.trades.map(({ splitFactor }) => splitFactor)).toEqual([1, 1, 1]);
    expect(sheet.trades.shown.map(({ splitFactor }) => splitFactor)).toEqual([0.5, 0.5, 0.5]);
    expect(sheet.candles?.close).toEqual(tearSheetData(run(300, few)).candles?.close);
    expect(sheet.prices?.values[0]).toBe((bars.close[0] as number) / 2);
  });

  it('draws the prices of what was traded, also where a rate gave the run more rows', () => {
    const alone = run(200);
    const twice = (column: Float64Array): Float64Array =>
      Float64Array.from({ length: 400 }, (_, i) => column[i >> 1] as number);
    const between = twice(alone.labels).map((at, i) => at + (i % 2) * (DAY_MS / 2));
    const trades = alone.trades.map((trade) => ({
      ...trade,
      entryBar: 2 * trade.entryBar,
      exitBar: 2 * trade.exitBar,
    }));
    const { equity, held } = alone;
    const beside = { labels: between, equity: twice(equity), held: twice(held), trades };
    const [one, both] = [tearSheetData(alone), tearSheetData({ ...alone, ...beside })];
    expect(both.candles).toEqual(one.candles);
    expect(both.prices).toEqual(one.prices);
    expect([both.barLength, both.bars]).toEqual(['1 day', 200]);
  });

  it('keeps the extremes of a long curve', () => {
    const each = run(5000);
    const { curve } = tearSheetData(each);
    expect(curve.at.length).toBeLessThan(1000);
    expect(Math.max(...curve.equity)).toBe(Math.max(...each.equity));
    expect(Math.min(...curve.equity)).toBe(Math.min(...each.equity));
    expect(curve.at).toEqual([...curve.at].sort((a, b) => a - b));
  });
});
