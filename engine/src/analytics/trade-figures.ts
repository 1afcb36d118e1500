/** A round trip in money: what measures, statistics and reports are made of. */
import type { BacktestTrade } from '../backtest/trade-list.js';

export interface TradeFigures {
  /** Signed units. */
  readonly size: number;
  readonly entryBar: number;
  readonly exitBar: number;
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** The account's currency for one unit of the prices', where that is another. */
  readonly entryRate?: number;
  readonly exitRate?: number;
  /** In the account's currency, net of commission. */
  readonly pnl: number;
  /** `pnl` as a fraction of what was paid or received on entry. */
  readonly returnPct: number;
  readonly commission: number;
  /** Stop loss and take profit that came with the entry, where there were any and they are known. */
  readonly sl?: number | null;
  readonly tp?: number | null;
}

export function tradeFigures(trade: BacktestTrade): TradeFigures {
  const { scale, accountScale, isForeign } = trade.instrument;
  const { entryRate, exitRate } = trade;
  const size = scale.lotsToFloat(trade.lots);
  const entryPrice = scale.ticksToFloat(trade.entryTicks);
  const exitPrice = scale.ticksToFloat(trade.exitTicks);
  const commission = trade.fees / 10 ** accountScale;
  const pnl = tradeProfit(trade);
  return {
    size,
    entryBar: trade.entryRow,
    exitBar: trade.exitRow,
    entryPrice,
    exitPrice,
    pnl,
    returnPct: pnl / (Math.abs(size) * entryPrice * entryRate),
    commission,
    ...(isForeign ? { entryRate, exitRate } : {}),
    sl: trade.stopLoss,
    tp: trade.takeProfit,
  };
}

/** In the account's currency, net of commission. */
export function tradeProfit(trade: BacktestTrade): number {
  const { scale, accountScale } = trade.instrument;
  return grossOf(trade, scale.lotsToFloat(trade.lots)) - trade.fees / 10 ** accountScale;
}

/** A holding is paid and sold at the rates of then; of a currency pair only the result is converted. */
function grossOf(trade: BacktestTrade, size: number): number {
  const { instrument, entryTicks, exitTicks, entryRate, exitRate } = trade;
  const { scale, isForeign, isForeignPair } = instrument;
  if (isForeign && !isForeignPair) {
    const [bought, sold] = [scale.ticksToFloat(entryTicks), scale.ticksToFloat(exitTicks)];
    return size * (sold * exitRate - bought * entryRate);
  }
  return size * scale.ticksToFloat(exitTicks - entryTicks) * exitRate;
}
