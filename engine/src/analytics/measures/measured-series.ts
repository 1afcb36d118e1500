/** A series of returns with what several measures need of it, computed once and only when asked. */
import type { TradeFigures } from '../trade-figures.js';
import type { TradeExcursion } from '../trades/trade-excursions.js';
import { deviationOf, isFlat, meanOf, sumOf } from '../statistics/moments.js';
import { drawdownsOf } from './drawdown.js';
import { totalReturn } from './growth.js';
import { FORECAST_CUTOFFS, riskForecasts } from './risk-forecasts.js';
import type { ForecastCutoff, RiskForecasts } from './risk-forecasts.js';

export interface SeriesToMeasure {
  /** Simple returns, one a period, without gaps. */
  readonly returns: ArrayLike<number>;
  /** Time of each return, milliseconds. */
  readonly labels?: ArrayLike<number> | undefined;
  readonly periodsPerYear: number;
  /** Per period. */
  readonly riskFree?: number | undefined;
  /** Returns of a benchmark, one for each return. */
  readonly benchmark?: ArrayLike<number> | undefined;
  readonly trades?: readonly TradeFigures[] | undefined;
  readonly excursions?: readonly TradeExcursion[] | undefined;
  /** Mean equity, for what trading is compared with. */
  readonly meanEquity?: number | undefined;
  /** Where it is known better than from the returns: an account may owe more than it had. */
  readonly total?: number | undefined;
  /** Said beside every figure. */
  readonly warning?: string | undefined;
}

export class MeasuredSeries {
  readonly returns: ArrayLike<number>;
  readonly labels: ArrayLike<number> | null;
  readonly periodsPerYear: number;
  readonly riskFree: number;
  readonly benchmark: ArrayLike<number> | null;
  readonly trades: readonly TradeFigures[];
  readonly excursions: readonly TradeExcursion[] | null;
  readonly meanEquity: number | null;
  readonly warning: string | null;
  private readonly known = new Map<string, unknown>();

  constructor(private readonly given: SeriesToMeasure) {
    this.returns = given.returns;
    this.labels = given.labels ?? null;
    this.periodsPerYear = given.periodsPerYear;
    this.riskFree = given.riskFree ?? 0;
    this.benchmark = given.benchmark ?? null;
    this.trades = given.trades ?? [];
    this.excursions = given.excursions ?? null;
    this.meanEquity = given.meanEquity ?? null;
    this.warning = given.warning ?? null;
  }

  get years(): number {
    return this.returns.length / this.periodsPerYear;
  }

  get total(): number {
    return this.given.total ?? this.once('total', () => totalReturn(this.returns));
  }

  get mean(): number {
    return this.once('mean', () => meanOf(this.returns));
  }

  get sum(): number {
    return this.once('sum', () => sumOf(this.returns));
  }

  /** 0 where the returns differ by rounding alone, or a ratio over it would be astronomic. */
  get deviation(): number {
    return this.once('deviation', () => {
      const deviation = deviationOf(this.returns);
      return isFlat(this.returns) && !Number.isNaN(deviation) ? 0 : deviation;
    });
  }

  get sorted(): Float64Array {
    return this.once('sorted', () => Float64Array.from(this.returns).sort());
  }

  /** Fall from the highest point so far after each return: 0 or below. */
  get drawdowns(): Float64Array {
    return this.once('drawdowns', () => drawdownsOf(this.returns));
  }

  get gains(): Float64Array {
    return this.once('gains', () => Float64Array.from(this.returns).filter((value) => value > 0));
  }

  get losses(): Float64Array {
    return this.once('losses', () => Float64Array.from(this.returns).filter((value) => value < 0));
  }

  /** Of the value at risk with this share of losses beyond it, stated before each period. */
  forecasts(cutoff: ForecastCutoff): RiskForecasts {
    const all = this.once('forecasts', () => riskForecasts(this.returns, FORECAST_CUTOFFS));
    return all.get(cutoff) as RiskForecasts;
  }

  private once<T>(name: string, compute: () => T): T {
    if (!this.known.has(name)) this.known.set(name, compute());
    return this.known.get(name) as T;
  }
}
