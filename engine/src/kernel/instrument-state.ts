/** One instrument of the account: its scale, its last bar and the account's net position. */
import { splitTicks } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { MarketBar } from '../market-data/market-bar.js';
import { seriesName } from '../market-data/series-name.js';
import type { StrategyBar } from '../strategies/define-strategy.js';
import { PositionBook } from './position-book.js';

/** A stamp before every other; stamps before 1970 are negative, so 0 and −1 are real ones. */
export const NEVER = Number.MIN_SAFE_INTEGER;

/** Also the bar that strategies are shown: one object for the life of the account. */
export class InstrumentState implements StrategyBar {
  readonly scale: InstrumentScale;
  readonly series: string;
  readonly symbol: string;
  /** The account's position at the venue: the sum of its owners' positions. */
  readonly net = new PositionBook();
  /** Stamp of the last bar. */
  at = NEVER;
  openTicks = 0;
  highTicks = 0;
  lowTicks = 0;
  closeTicks = 0;
  volume = 0;
  /** So many shares of today were one on the first bar: strategies count in those. */
  sharesPerFirst = 1;

  constructor(
    readonly index: number,
    readonly spec: InstrumentSpec,
    /** False for the stand-in of a symbol that the account does not have. */
    readonly known = true,
  ) {
    this.scale = new InstrumentScale(spec);
    this.symbol = spec.symbol;
    this.series = seriesName(spec.symbol, spec.timeframe);
  }

  get hasPrice(): boolean {
    return this.at !== NEVER;
  }
  get open(): number {
    return this.scale.ticksToFloat(this.openTicks);
  }
  get high(): number {
    return this.scale.ticksToFloat(this.highTicks);
  }
  get low(): number {
    return this.scale.ticksToFloat(this.lowTicks);
  }
  get close(): number {
    return this.scale.ticksToFloat(this.closeTicks);
  }

  show(at: number, bar: MarketBar): void {
    this.at = at;
    this.openTicks = bar.open;
    this.highTicks = bar.high;
    this.lowTicks = bar.low;
    this.closeTicks = bar.close;
    this.volume = bar.volume;
  }

  /** The last bar in new shares; `shares` new ones are an old one. */
  split(ratio: SplitRatio, shares: number): void {
    this.openTicks = splitTicks(this.openTicks, ratio);
    this.highTicks = splitTicks(this.highTicks, ratio);
    this.lowTicks = splitTicks(this.lowTicks, ratio);
    this.closeTicks = splitTicks(this.closeTicks, ratio);
    this.volume *= shares;
    this.sharesPerFirst *= shares;
  }

  clearBar(): void {
    this.at = NEVER;
    this.sharesPerFirst = 1;
    this.openTicks = this.highTicks = this.lowTicks = this.closeTicks = this.volume = 0;
  }
}

/** What an order for an unknown symbol is written against, so that it can be denied like any other. */
export function unknownInstrument(symbol: string, currency: string): InstrumentState {
  const spec: InstrumentSpec = {
    symbol,
    name: symbol,
    assetClass: 'EQUITY',
    currency,
    tickSize: '0.00000001',
    lotSize: '0.00000001',
    timeframe: '1d',
    takerFeeRate: '0',
    makerFeeRate: '0',
  };
  return new InstrumentState(-1, spec, false);
}
