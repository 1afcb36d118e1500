/** From a finished run to what its tear sheet shows. */
import { dividendTotal } from '../../domain/applied-action.js';
import type { AppliedAction } from '../../domain/applied-action.js';
import { MEASURES } from '../measures/measure-registry.js';
import { measureRun } from '../measures.js';
import type { MeasureInput } from '../measures.js';
import { drawdownTable } from '../series/drawdown-table.js';
import { monthlyTable } from '../series/monthly-table.js';
import { periodSummaries } from '../series/period-summary.js';
import { returnsOfEquity } from '../series/returns-of-equity.js';
import { HORIZONS, trailingReturn } from '../series/trailing-returns.js';
import type { TradeFigures } from '../trade-figures.js';
import type { TradeExcursion } from '../trades/trade-excursions.js';
import { barLength, durationName } from './bar-length.js';
import { candlesOf, downsampled, priceLine, underwaterLine } from './chart-series.js';
import { distributionOf } from './return-distribution.js';
import { periodsToShow, rollingOf } from './shown-periods.js';
import type {
  TearSheetActions,
  TearSheetData,
  TearSheetFact,
  TearSheetHorizon,
  TearSheetMeasure,
} from './tear-sheet-data.js';
import { tradesToShow } from './shown-trades.js';

/** All columns have a row for each bar. */
export interface RunToReport {
  readonly strategy: string;
  readonly description: string;
  readonly parameters: readonly TearSheetFact[];
  readonly instrument: string;
  readonly currency: string;
  readonly settings: readonly TearSheetFact[];
  readonly provenance: readonly TearSheetFact[];
  readonly warnings: readonly string[];
  readonly openingCash: number;
  readonly periodsPerYear: number;
  readonly labels: Float64Array;
  readonly equity: Float64Array;
  /** Price of what was traded, or an index of several: what holding is measured by. */
  readonly held: Float64Array;
  /** null where several instruments were traded: no one price shows their trades. */
  readonly bars: ReportedBars | null;
  readonly trades: readonly TradeFigures[];
  /** What each trade was of. */
  readonly symbols: readonly string[];
  /** One for each trade. */
  readonly excursions: readonly TradeExcursion[];
  readonly corporateActions: readonly AppliedAction[];
}

export interface ReportedBars {
  /** Times as in `labels`; rates that are seen beside may give the run more rows than these. */
  readonly at: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Of each bar, how many of its shares were one on the first bar; null without a split. */
  readonly shares: Float64Array | null;
}

const DRAWDOWNS_SHOWN = 8;
/** Twenty years of quarterly dividends and some. */
const ACTIONS_SHOWN = 100;

export function tearSheetData(run: RunToReport): TearSheetData {
  const { labels, equity, openingCash } = run;
  const { returns, firstBar, ruinedBar } = returnsOfEquity(openingCash, equity);
  const times = labels.slice(firstBar);
  const shown = periodsToShow(returns, times, run.periodsPerYear);
  const trades = tradesToShow(run, labels);
  return {
    strategy: run.strategy,
    description: run.description,
    instrument: run.instrument,
    currency: run.currency,
    from: labels[0] as number,
    to: labels[labels.length - 1] as number,
    bars: run.bars?.at.length ?? labels.length,
    barLength: durationName(barLength(run.bars?.at ?? labels)),
    periodsPerYear: run.periodsPerYear,
    openingCash,
    finalEquity: equity[equity.length - 1] as number,
    parameters: run.parameters,
    settings: run.settings,
    provenance: run.provenance,
    warnings: [...ruinWarning(run, ruinedBar), ...run.warnings],
    measures: measuresOf({ ...run, benchmark: run.held }),
    curve: downsampled(run),
    underwater: underwaterLine(returns, times),
    months: monthlyTable(returns, times),
    horizons: horizonsOf(run),
    periods: periodSummaries(returns, times),
    rolling: rollingOf(shown),
    distribution: distributionOf(shown),
    drawdowns: drawdownTable(returns, times, DRAWDOWNS_SHOWN).map((stretch) => ({
      ...stretch,
      start: times[stretch.start] as number,
      valley: times[stretch.valley] as number,
      end: times[stretch.end] as number,
    })),
    prices: priceLine(run.bars),
    candles: candlesOf(run.bars, trades.last),
    trades: trades.summary,
    corporateActions: actionsOf(run),
  };
}

function horizonsOf({ labels, equity, held }: RunToReport): TearSheetHorizon[] {
  return HORIZONS.flatMap((horizon) => {
    const own = trailingReturn(equity, labels, horizon);
    const { title, perYear } = horizon;
    return own === null
      ? []
      : [{ title, perYear, own, held: trailingReturn(held, labels, horizon) }];
  });
}

function actionsOf({ corporateActions, currency }: RunToReport): TearSheetActions {
  return {
    count: corporateActions.length,
    splits: corporateActions.filter(({ type }) => type === 'SPLIT').length,
    dividends: dividendTotal(corporateActions, currency),
    shown: corporateActions.slice(-ACTIONS_SHOWN).reverse(),
  };
}

/** Those that mean something for a price that is merely held. */
const HELD_GROUPS: ReadonlySet<string> = new Set(['RETURN', 'RISK', 'RATIO', 'DISTRIBUTION']);

function measuresOf(input: MeasureInput & { readonly held: Float64Array }): TearSheetMeasure[] {
  const own = measureRun(input);
  const held = measureRun({
    openingCash: input.held[0] as number,
    equity: input.held,
    labels: input.labels,
    trades: [],
    periodsPerYear: input.periodsPerYear,
  });
  return MEASURES.map(({ key, title, group, unit, formula }) => ({
    key,
    title,
    group,
    unit,
    formula,
    value: own.measures[key] ?? null,
    caveats: own.caveats[key] ?? [],
    ...(HELD_GROUPS.has(group) ? { held: held.measures[key] ?? null } : {}),
  }));
}

function ruinWarning({ labels, equity }: RunToReport, ruinedBar: number | null): string[] {
  if (ruinedBar === null) return [];
  const day = new Date(labels[ruinedBar] as number).toISOString().slice(0, 10);
  const last = equity[equity.length - 1] as number;
  const owes = last < 0 ? ' It owed money at the end.' : '';
  return [`On ${day} nothing was left of the account; its returns end there.${owes}`];
}
