/** A tear sheet as the schema shows it: times as dates, money and prices as decimals. */
import type { TearSheetData } from '@fiducia/engine';
import type {
  TearSheetCandlesType,
  TearSheetLineType,
  TearSheetTradeType,
  TearSheetType,
} from '../types/tear-sheet.type.js';
import { toTearSheetActions } from './corporate-action.map.js';
import { amount } from './research.map.js';

const dates = (at: readonly number[]): readonly Date[] => at.map((stamp) => new Date(stamp));
const amounts = (values: readonly number[]): readonly string[] => values.map(amount);

const PERIODS = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  yearly: 'YEARLY',
} as const;

export function toTearSheet(sheet: TearSheetData): TearSheetType {
  const { curve, trades, rolling, horizons = [], periods = [] } = sheet;
  return {
    ...sheet,
    measures: sheet.measures.map((measure) => ({ ...measure, held: measure.held ?? null })),
    curve: { at: dates(curve.at), equity: amounts(curve.equity), held: amounts(curve.held) },
    underwater: toLine(sheet.underwater),
    trailingReturns: horizons,
    periodSummaries: periods.map(({ of, ...figures }) => ({ ...figures, period: PERIODS[of] })),
    rolling:
      rolling === null
        ? null
        : { ...rolling, sharpe: toLine(rolling.sharpe), volatility: toLine(rolling.volatility) },
    drawdowns: sheet.drawdowns.map((fall) => ({
      ...fall,
      start: new Date(fall.start),
      valley: new Date(fall.valley),
      end: new Date(fall.end),
    })),
    prices: sheet.prices === null ? null : toLine(sheet.prices),
    candles: sheet.candles === null ? null : toCandles(sheet.candles),
    bestTrades: trades.best.map(toTrade),
    worstTrades: trades.worst.map(toTrade),
    shownTrades: trades.shown.map(toTrade),
    corporateActions: toTearSheetActions(sheet),
  };
}

function toLine({ at, values }: TearSheetData['underwater']): TearSheetLineType {
  return { at: dates(at), values };
}

function toCandles(candles: NonNullable<TearSheetData['candles']>): TearSheetCandlesType {
  return {
    length: candles.length,
    adjusted: candles.adjusted ?? false,
    at: dates(candles.at),
    open: amounts(candles.open),
    high: amounts(candles.high),
    low: amounts(candles.low),
    close: amounts(candles.close),
    trades: candles.trades.map(toTrade),
  };
}

function toTrade(trade: TearSheetData['trades']['best'][number]): TearSheetTradeType {
  const { returnPct: returnFraction, adverse, favourable } = trade;
  return {
    entryAt: new Date(trade.entryAt),
    exitAt: new Date(trade.exitAt),
    entryPrice: amount(trade.entryPrice),
    exitPrice: amount(trade.exitPrice),
    size: amount(trade.size),
    pnl: amount(trade.pnl),
    returnFraction,
    adverse,
    favourable,
    splitFactor: trade.splitFactor ?? 1,
  };
}
