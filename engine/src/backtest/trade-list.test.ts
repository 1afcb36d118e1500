/** `TradeList`. */
import { expect, it } from 'vitest';
import { InstrumentState } from '../kernel/instrument-state.js';
import { ACME } from '../testing/test-account.js';
import { TradeList } from './trade-list.js';
import type { BacktestTrade } from './trade-list.js';

const instruments = ['ONE', 'TWO'].map(
  (symbol, index) => new InstrumentState(index, { ...ACME, symbol }, 'USD'),
);

const trade = (row: number): BacktestTrade => ({
  instrument: instruments[row % 2] as InstrumentState,
  lots: row % 3 === 0 ? -row - 1 : row + 1,
  entryRow: row,
  exitRow: row + 2,
  entryTicks: 2 ** 53 - 1 - row,
  exitTicks: 100 + row,
  entryRate: 1.25,
  exitRate: 1 / 3,
  fees: row / 7,
  stopLoss: row % 2 === 0 ? null : 99.5,
  takeProfit: row % 5 === 0 ? 120.25 : null,
});

it('gives every trade back as it was added, in order', () => {
  const list = new TradeList(instruments);
  const trades = Array.from({ length: 300 }, (_, row) => trade(row));
  for (const one of trades) list.add(one);
  expect(list.length).toBe(300);
  expect([...list]).toEqual(trades);
  expect(list.map(({ exitRow }) => exitRow)).toEqual(trades.map(({ exitRow }) => exitRow));
  expect(list.at(299)).toEqual(trades[299]);
  expect(() => list.at(300)).toThrow('there is no trade 300');
});
