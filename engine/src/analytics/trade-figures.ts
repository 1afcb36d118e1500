/** A round trip in money: what measures, statistics and reports are made of. */
import { currencyScale } from '../domain/money.js';
import type { BacktestTrade } from '../backtest/trade-log.js';

export interface TradeFigures {
  /** Signed units. */
  readonly size: number;
  readonly entryBar: number;
  readonly exitBar: number;
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** Net of commission. */
  readonly pnl: number;
  /** `pnl` as a fraction of what was paid or received on entry. */
  readonly returnPct: number;
  readonly commission: number;
  /** Stop loss and take profit that came with the entry, where there were any and they are known. */
  readonly sl?: number | null;
  readonly tp?: number | null;
}

export function tradeFigures(trade: BacktestTrade): TradeFigures {
  const { scale } = trade.instrument;
  const size = scale.lotsToFloat(trade.lots);
  const entryPrice = scale.ticksToFloat(trade.entryTicks);
  const exitPrice = scale.ticksToFloat(trade.exitTicks);
  const commission = trade.fees / 10 ** currencyScale(scale.spec.currency);
  const gross = size * scale.ticksToFloat(trade.exitTicks - trade.entryTicks);
  const pnl = gross - commission;
  return {
    size,
    entryBar: trade.entryRow,
    exitBar: trade.exitRow,
    entryPrice,
    exitPrice,
    pnl,
    returnPct: pnl / (Math.abs(size) * entryPrice),
    commission,
    sl: trade.stopLoss,
    tp: trade.takeProfit,
  };
}
