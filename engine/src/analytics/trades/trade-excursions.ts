/** How far each trade went against and for its holder before it ended: MAE and MFE (Sweeney 1996). */
import type { TradeFigures } from '../trade-figures.js';

export interface TradeExcursion {
  /** Worst price against the entry, as a fraction of the entry price: 0 or below. */
  readonly adverse: number;
  /** Best price against the entry: 0 or above. */
  readonly favourable: number;
}

export interface BarRanges {
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
}

/** Extremes are kept for blocks of so many bars, so that long trades do not read every bar. */
const BLOCK = 256;

/**
 * The bars from the entry to the one before the exit count whole, the exit bar by its fill alone:
 * a fill inside a bar says not what came before it. A trade within one bar counts that bar.
 */
export function tradeExcursions(
  trades: readonly TradeFigures[],
  bars: BarRanges,
): readonly TradeExcursion[] {
  const highest = blockExtremes(bars.high, Math.max);
  const lowest = blockExtremes(bars.low, Math.min);
  return trades.map(({ size, entryBar, exitBar, entryPrice, exitPrice }) => {
    const last = Math.max(entryBar, exitBar - 1);
    const high = Math.max(extreme(bars.high, highest, [entryBar, last], Math.max), exitPrice);
    const low = Math.min(extreme(bars.low, lowest, [entryBar, last], Math.min), exitPrice);
    const rise = high / entryPrice - 1;
    const fall = low / entryPrice - 1;
    return size > 0
      ? { adverse: Math.min(0, fall), favourable: Math.max(0, rise) }
      : { adverse: Math.min(0, -rise), favourable: Math.max(0, -fall) };
  });
}

type Pick = (a: number, b: number) => number;

function blockExtremes(values: ArrayLike<number>, pick: Pick): Float64Array {
  const blocks = new Float64Array(Math.ceil(values.length / BLOCK));
  for (let i = 0; i < values.length; i += 1) {
    const block = Math.floor(i / BLOCK);
    const value = values[i] as number;
    blocks[block] = i % BLOCK === 0 ? value : pick(blocks[block] as number, value);
  }
  return blocks;
}

function extreme(
  values: ArrayLike<number>,
  blocks: Float64Array,
  [from, to]: readonly [number, number],
  pick: Pick,
): number {
  let result = values[from] as number;
  for (let i = from + 1; i <= to;) {
    if (i % BLOCK === 0 && i + BLOCK <= to + 1) {
      result = pick(result, blocks[i / BLOCK] as number);
      i += BLOCK;
    } else {
      result = pick(result, values[i] as number);
      i += 1;
    }
  }
  return result;
}
