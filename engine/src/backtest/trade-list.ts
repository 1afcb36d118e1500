/** The round trips of a run in compact rows; objects are made of them when they are read. */
import { assertThat } from '../domain/assert.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import { NumberRows } from './number-rows.js';

export interface BacktestTrade {
  readonly instrument: InstrumentState;
  /** Signed lots. */
  readonly lots: number;
  readonly entryRow: number;
  readonly exitRow: number;
  readonly entryTicks: number;
  readonly exitTicks: number;
  /** The account's currency for one unit of the instrument's, then; 1 where it is the same. */
  readonly entryRate: number;
  readonly exitRate: number;
  /** Entry and exit fee in ledger units of the account. */
  readonly fees: number;
  /** Prices that came with the entry; null where it brought none. */
  readonly stopLoss: number | null;
  readonly takeProfit: number | null;
}

const INSTRUMENT = 0;
const LOTS = 1;
const ENTRY_ROW = 2;
const EXIT_ROW = 3;
const ENTRY_TICKS = 4;
const EXIT_TICKS = 5;
const ENTRY_RATE = 6;
const EXIT_RATE = 7;
const FEES = 8;
/** NaN where there is none. */
const STOP_LOSS = 9;
const TAKE_PROFIT = 10;
const COLUMNS = 11;

export class TradeList implements Iterable<BacktestTrade> {
  private readonly rows = new NumberRows(COLUMNS);

  constructor(private readonly instruments: readonly InstrumentState[]) {}

  get length(): number {
    return this.rows.length;
  }

  add(trade: BacktestTrade): void {
    const row = this.rows.add();
    const numbers = this.rows.partOf(row);
    const start = this.rows.startOf(row);
    numbers[start + INSTRUMENT] = trade.instrument.index;
    numbers[start + LOTS] = trade.lots;
    numbers[start + ENTRY_ROW] = trade.entryRow;
    numbers[start + EXIT_ROW] = trade.exitRow;
    numbers[start + ENTRY_TICKS] = trade.entryTicks;
    numbers[start + EXIT_TICKS] = trade.exitTicks;
    numbers[start + ENTRY_RATE] = trade.entryRate;
    numbers[start + EXIT_RATE] = trade.exitRate;
    numbers[start + FEES] = trade.fees;
    numbers[start + STOP_LOSS] = trade.stopLoss ?? Number.NaN;
    numbers[start + TAKE_PROFIT] = trade.takeProfit ?? Number.NaN;
  }

  at(row: number): BacktestTrade {
    assertThat(row >= 0 && row < this.length, `there is no trade ${row}`);
    const numbers = this.rows.partOf(row);
    const start = this.rows.startOf(row);
    const figure = (column: number): number => numbers[start + column] as number;
    return {
      instrument: this.instruments[figure(INSTRUMENT)] as InstrumentState,
      lots: figure(LOTS),
      entryRow: figure(ENTRY_ROW),
      exitRow: figure(EXIT_ROW),
      entryTicks: figure(ENTRY_TICKS),
      exitTicks: figure(EXIT_TICKS),
      entryRate: figure(ENTRY_RATE),
      exitRate: figure(EXIT_RATE),
      fees: figure(FEES),
      stopLoss: orNull(figure(STOP_LOSS)),
      takeProfit: orNull(figure(TAKE_PROFIT)),
    };
  }

  map<T>(read: (trade: BacktestTrade) => T): T[] {
    const made: T[] = [];
    for (let row = 0; row < this.length; row += 1) made.push(read(this.at(row)));
    return made;
  }

  *[Symbol.iterator](): Iterator<BacktestTrade> {
    for (let row = 0; row < this.length; row += 1) yield this.at(row);
  }
}

function orNull(price: number): number | null {
  return Number.isNaN(price) ? null : price;
}
