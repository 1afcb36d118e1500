/** Stored runs and their outcomes as the schema shows them. */
import {
  decimalOfFloat,
  MEASURES,
  type BacktestOutcome,
  type CurvePoint,
  type Figures,
  type NumberedTrade,
  type ResearchRunView,
  type ResearchSeriesView,
  type RunSpec,
  type StrategyView,
} from '@fiducia/engine';
import { toWireId, type ResearchRunId } from '@fiducia/tenants';
import type { Instruments } from '../../gateway/instrument-catalogue.js';
import type { EquityPointType } from '../types/account.type.js';
import type {
  BacktestReportType,
  MeasureType,
  ResearchRunType,
  ResearchSeriesType,
  ResearchTradeType,
} from '../types/research.type.js';
import { instrumentOf, strategyOf } from './market.map.js';

/** What the field resolvers of a run start from. */
export interface ResearchRunSource extends ResearchRunType {
  readonly runId: ResearchRunId;
  readonly view: ResearchRunView;
}

export function toResearchRun(
  view: ResearchRunView,
  instruments: Instruments,
  strategies: ReadonlyMap<string, StrategyView>,
): ResearchRunSource {
  const { spec, progressDone: done, progressTotal: total, rerunOf } = view;
  const { name, version } = spec.strategy;
  const { fillModel } = spec;
  const reference = fillModel.name === 'reference' ? fillModel : null;
  return {
    id: toWireId('researchRun', view.id),
    kind: view.kind,
    status: view.status,
    strategy: strategyOf(strategies, { strategy: name, strategyVersion: version }),
    parameters: spec.parameters,
    instruments: spec.symbols.map((symbol) => instrumentOf(instruments, symbol)),
    from: new Date(spec.from),
    to: new Date(spec.to),
    cash: spec.cash,
    currency: spec.currency,
    conversionRates: (spec.rates ?? []).map((symbol) => instrumentOf(instruments, symbol)),
    commission: spec.commission,
    fillModel: {
      name: fillModel.name,
      spread: reference?.spread ?? null,
      margin: reference?.margin ?? null,
      tradeOnClose: reference?.tradeOnClose ?? null,
      costs: fillModel.name === 'conservative' ? (fillModel.costs ?? null) : null,
    },
    limits: spec.mandate,
    specHash: view.specHash,
    progress: {
      done,
      total,
      unit: view.kind === 'BACKTEST' ? 'bars' : 'trials',
      percent: Math.min(100, (100 * done) / total),
    },
    requestedBy: view.requestedBy,
    requestedAt: view.requestedAt,
    startedAt: view.startedAt,
    finishedAt: view.finishedAt,
    rerunOf: rerunOf === null ? null : toWireId('researchRun', rerunOf),
    reproduced: view.outcome?.reproduced ?? null,
    errorCode: view.errorCode,
    error: view.error,
    runId: view.id,
    view,
  };
}

export interface BacktestReportSource extends BacktestReportType {
  readonly runId: ResearchRunId;
  readonly spec: RunSpec;
  readonly outcome: BacktestOutcome;
}

export function toBacktestReport(
  runId: ResearchRunId,
  spec: RunSpec,
  outcome: BacktestOutcome,
): BacktestReportSource {
  const { measures, caveats, halts, denials } = outcome;
  return {
    ...outcome,
    runId,
    spec,
    outcome,
    measures: toMeasures(measures, caveats),
    halts: halts.map((halt) => ({ ...halt, at: new Date(halt.at) })),
    denials: Object.entries(denials).map(([check, count]) => ({ check, count })),
  };
}

export function toResearchTrade(trade: NumberedTrade): ResearchTradeType {
  const { number, symbol, returnPct: returnFraction } = trade;
  return {
    number,
    symbol,
    size: amount(trade.size),
    entryAt: new Date(trade.entryAt),
    exitAt: new Date(trade.exitAt),
    entryPrice: amount(trade.entryPrice),
    exitPrice: amount(trade.exitPrice),
    pnl: amount(trade.pnl),
    returnFraction,
    commission: amount(trade.commission),
  };
}

export function toCurvePoint({ at, equity, drawdown }: CurvePoint): EquityPointType {
  return { at, equity: amount(equity), drawdownPct: amount(100 * drawdown) };
}

export function toResearchSeries(
  series: ResearchSeriesView,
  instruments: Instruments,
): ResearchSeriesType {
  const { symbol, source, firstAt: firstBar, lastAt: lastBar, barCount, contentHash } = series;
  const instrument = instrumentOf(instruments, symbol);
  return { instrument, source, firstBar, lastBar, barCount, contentHash };
}

/** In the order of the registry, whatever the database made of it. */
export function toMeasures(
  measures: Figures,
  caveats: Readonly<Record<string, readonly string[]>> = {},
): readonly MeasureType[] {
  const known = MEASURES.map(({ key }) => key);
  const names = [...known, ...Object.keys(measures).filter((name) => !known.includes(name))];
  return names
    .filter((name) => name in measures)
    .map((name) => ({ name, value: measures[name] ?? null, caveats: caveats[name] ?? [] }));
}

/** Figures of a simulation come as floats: shown as decimals of at most eight places. */
export function amount(value: number): string {
  return decimalOfFloat(Number(value.toFixed(8)));
}
