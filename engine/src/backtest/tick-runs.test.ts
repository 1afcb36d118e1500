/** Backtests against what the market showed: quotes, trades, and the depth of a book. */
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../market-data/bar-time.js';
import { readTicksText } from '../market-data/tick-file.js';
import { seriesFromTicks } from '../market-data/tick-series.js';
import { parseTradingCosts } from '../simulation/costs/parse-trading-costs.js';
import { scriptedStrategy } from '../testing/scripted-strategy.js';
import type { DeskScript } from '../testing/scripted-strategy.js';
import type { BacktestResult } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

const START = Date.UTC(2024, 0, 1);

/** Lines with seconds since the start in their first column. */
function run(
  header: string,
  lines: readonly string[],
  script: DeskScript,
  costs = {},
): BacktestResult {
  const text = lines.map((line) => {
    const [seconds, ...cells] = line.split(',');
    return [new Date(START + Number(seconds) * 1000).toISOString(), ...cells].join(',');
  });
  const ticks = readTicksText([header, ...text].join('\n'));
  if (!ticks.ok) throw new Error(ticks.error.message);
  const parsed = parseTradingCosts(costs);
  if (!parsed.ok) throw new Error(parsed.error);
  const series = seriesFromTicks(ticks.ticks, {
    symbol: 'X',
    currency: 'USD',
    timeframeMs: MINUTE_MS,
    takerFeeRate: '0',
    makerFeeRate: '0',
  });
  const options = {
    series: [series],
    currency: 'USD',
    cash: '10000',
    mandate: null,
    strategy: scriptedStrategy(script),
    parameters: {},
    fillModel: { name: 'ticks', costs: parsed.costs },
  } as const;
  const plain = runBacktest({ ...options, journal: false });
  const journaled = runBacktest({ ...options, journal: true });
  expect(plain.failure).toBeNull();
  expect([...journaled.equity]).toEqual([...plain.equity]);
  return plain;
}

const QUOTES = 'time,bid,ask,bid_size,ask_size';
const quiet = (from: number, to: number, row: string): string[] =>
  Array.from({ length: to - from }, (_, i) => `${from + i},${row}`);

describe('against quotes', () => {
  it('a market order takes the ask it finds, and waits for more when that is not enough', () => {
    const lines = ['0,99,101,5,5', '59,99,101,5,5', '61,99,102,5,5', '125,99,103,5,9'];
    const result = run(QUOTES, lines, { 0: (desk) => desk.buy({ units: 12 }) });
    expect(result.orders.at(0)).toMatchObject({ status: 'FILLED', filledQuantity: 12 });
    // 5 at 101 from the quote that stood, 5 at 102, 2 at 103, marked at the middle of 101.
    expect(result.equity.at(-1)).toBeCloseTo(10_000 - (5 * 101 + 5 * 102 + 2 * 103) + 12 * 101, 8);
  });

  it('the same quote does not fill twice', () => {
    const lines = ['0,99,101,5,5', ...quiet(60, 90, '99,101,5,5')];
    const result = run(QUOTES, lines, { 0: (desk) => desk.buy({ units: 12 }) });
    expect(result.orders.at(0)).toMatchObject({ status: 'PARTIALLY_FILLED', filledQuantity: 5 });
  });

  it('a resting limit fills at its price when the other side crosses it, not when it comes near', () => {
    const lines = [
      '0,99,101,5,5',
      '61,99,101,5,5',
      '62,98,100,5,5',
      '63,98,99,5,4',
      '121,98,100,5,5',
    ];
    const result = run(QUOTES, lines, { 0: (desk) => desk.buy({ units: 10 }, { limit: 99 }) });
    expect(result.orders.at(0)).toMatchObject({ filledQuantity: 4 });
    expect(result.equity.at(-1)).toBeCloseTo(10_000, 8);
  });

  it('a stop wakes at the quote and pays it', () => {
    const lines = ['0,99,101,9,9', '61,102,104,9,9', '121,102,104,9,9'];
    const result = run(QUOTES, lines, { 0: (desk) => desk.buy({ units: 1 }, { stop: 103 }) });
    expect(result.equity.at(-1)).toBeCloseTo(10_000 - 104 + 103, 8);
  });

  it('an order on its way meets the market as it is when it arrives', () => {
    const lines = ['0,99,101,9,9', '60,99,101,9,9', '61,109,111,9,9', '121,109,111,9,9'];
    const buy: DeskScript = { 0: (desk) => desk.buy({ units: 1 }) };
    expect(run(QUOTES, lines, buy).equity.at(-1)).toBeCloseTo(10_000 - 101 + 110, 8);
    const late = run(QUOTES, lines, buy, { latencyMs: 2000 });
    expect(late.equity.at(-1)).toBeCloseTo(10_000 - 111 + 110, 8);
  });

  it('an immediate order keeps no rest, one that must fill whole takes nothing less', () => {
    const lines = ['0,99,101,5,5', '61,99,101,5,9', '121,99,101,5,5'];
    const ioc = run(QUOTES, lines, { 0: (desk) => desk.buy({ units: 7 }, { timeInForce: 'IOC' }) });
    expect(ioc.orders.at(0)).toMatchObject({ filledQuantity: 5 });
    expect(ioc.orders.at(0).status).not.toBe('PARTIALLY_FILLED');
    const fok = run(QUOTES, lines, { 0: (desk) => desk.buy({ units: 7 }, { timeInForce: 'FOK' }) });
    expect(fok.orders.at(0)).toMatchObject({ filledQuantity: 0 });
  });
});

describe('against trades', () => {
  const TRADES = 'time,price,amount,side';
  it('a market order gets the next trades, as large as they are', () => {
    const lines = ['0,100,5,buy', '61,101,3,buy', '62,102,9,sell', '121,102,1,buy'];
    const result = run(TRADES, lines, { 0: (desk) => desk.buy({ units: 5 }) });
    expect(result.equity.at(-1)).toBeCloseTo(10_000 - (3 * 101 + 2 * 102) + 5 * 102, 8);
  });

  it('a limit needs a trade beyond it: who stands before us at its price nobody knows', () => {
    const lines = ['0,100,5,buy', '61,99,50,sell', '62,98,4,sell', '121,100,1,buy'];
    const result = run(TRADES, lines, { 0: (desk) => desk.buy({ units: 10 }, { limit: 99 }) });
    expect(result.orders.at(0)).toMatchObject({ filledQuantity: 4 });
  });
});

describe('against an order book', () => {
  const BOOK = 'time,is_snapshot,side,price,amount';
  const opening = ['0,true,bid,99,10', '0,true,bid,98,20', '0,true,ask,101,5', '0,true,ask,102,10'];
  it('a taker walks the levels, each at its own price', () => {
    const result = run(BOOK, [...opening, '61,false,bid,97,1'], {
      0: (desk) => desk.buy({ units: 8 }),
    });
    expect(result.equity.at(-1)).toBeCloseTo(10_000 - (5 * 101 + 3 * 102) + 8 * 100, 8);
  });

  it('a level that shrinks below what stood before us brings us forward, no further', () => {
    const lines = [...opening, '61,false,bid,99,2', '62,false,ask,99,5', '121,false,bid,97,1'];
    const result = run(BOOK, lines, { 0: (desk) => desk.buy({ units: 3 }, { limit: 99 }) });
    expect(result.orders.at(0)).toMatchObject({ status: 'FILLED', filledQuantity: 3 });
  });
});
