/** The last few candles and the averages that a pattern compares them with. */
import { SavedState } from '../stream-state.js';
import { Candle } from './candle.js';
import { CandleAverage } from './candle-average.js';
import type { CandleSettingName, CandleSettings } from './candle-settings.js';

/** The last n candles, oldest first. */
interface LastCandles {
  readonly 1: readonly [Candle];
  readonly 2: readonly [Candle, Candle];
  readonly 3: readonly [Candle, Candle, Candle];
  readonly 4: readonly [Candle, Candle, Candle, Candle];
  readonly 5: readonly [Candle, Candle, Candle, Candle, Candle];
}

/** A pattern asks for its candles and averages once; their values then move with every bar. */
export class CandleWindow extends SavedState {
  private candles: Candle[] = [];
  private readonly averages: CandleAverage[] = [];
  private readonly memories: SavedState[] = [];
  readonly #settings: CandleSettings;

  constructor(settings: CandleSettings) {
    super();
    this.#settings = settings;
  }

  last<Count extends keyof LastCandles>(count: Count): LastCandles[Count] {
    this.candles = Array.from({ length: count }, () => new Candle());
    return this.candles as unknown as LastCandles[Count];
  }

  /** The average at the place of one of the last candles, over those before it. */
  average(name: CandleSettingName, candle: Candle): CandleAverage {
    const average = new CandleAverage(this.#settings[name], candle);
    this.averages.push(average);
    return average;
  }

  /** Saves what a pattern must know beyond its last candles. */
  remember<State extends SavedState>(state: State): State {
    this.memories.push(state);
    return state;
  }

  get usesSettings(): boolean {
    return this.averages.length > 0;
  }
  /** Candles before the current one. */
  get reach(): number {
    return this.candles.length - 1;
  }
  get longestPeriod(): number {
    return this.averages.reduce((longest, { period }) => Math.max(longest, period), 0);
  }

  take(open: number, high: number, low: number, close: number): void {
    const { candles } = this;
    const newest = candles.length - 1;
    for (let i = 0; i < newest; i += 1) {
      const next = candles[i + 1] as Candle;
      (candles[i] as Candle).set(next.open, next.high, next.low, next.close);
    }
    (candles[newest] as Candle).set(open, high, low, close);
  }

  /** Moves the averages on; `toFirst` bars are left before the rule is asked for the first time. */
  advance(toFirst: number): void {
    for (const average of this.averages) {
      // Earlier candles are outside of the first window, and would leave other rounding errors.
      if (toFirst <= average.period) average.advance();
    }
  }
}
