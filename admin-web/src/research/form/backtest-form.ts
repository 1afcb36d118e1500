/** What the form of a new run holds: text as it was typed, turned into a request when it is sent. */
import type {
  JsonValue,
  ResearchKind,
  RequestBacktestInput,
  RequestSweepInput,
  ResearchRun,
  ResearchSeries,
  StrategyDefinition,
} from '@fiducia/sdk';
import type { ParameterTexts } from '../../account/strategy-parameters.js';
import { defaultTexts, parameterValues } from '../../account/strategy-parameters.js';
import { fractionOfPercent, percentOfFraction } from '../../format/percent.js';
import { isRecord } from '../../format/json.js';
import type { SearchForm } from '../search/search-form.js';
import { newSearchForm, searchFormOf, spaceInput } from '../search/search-form.js';
import type { CostTexts } from './costs-form.js';
import { NO_COSTS, costsInput, costsOf } from './costs-form.js';
import type { LimitsChoice, LimitTexts } from './limits-form.js';
import { DEFAULT_LIMIT_TEXTS, limitsInput, limitsOfRun } from './limits-form.js';
import type { Period } from './period.js';
import { endOfDay, periodOf, startOfDay } from './period.js';

export const FILL_MODELS = ['conservative', 'reference'] as const;
export type FillModel = (typeof FILL_MODELS)[number];

export interface BacktestForm {
  /** One backtest, or many to find the best parameters. */
  readonly kind: ResearchKind;
  readonly strategy: StrategyDefinition;
  readonly texts: ParameterTexts;
  readonly symbols: readonly string[];
  readonly period: Period;
  readonly cash: string;
  /** Of the account; empty: that of the instruments. */
  readonly currency: string;
  readonly fillModel: FillModel;
  /** Of the reference model, percent. */
  readonly spreadPct: string;
  readonly marginPct: string;
  readonly tradeOnClose: boolean;
  /** Percent of notional on each fill; empty: the instrument's own rates. */
  readonly commissionPct: string;
  /** Of the conservative model. */
  readonly costTexts: CostTexts;
  /** Costs of a copied run that the form has no fields for. */
  readonly costsBase: JsonValue;
  readonly limits: LimitsChoice;
  readonly limitTexts: LimitTexts;
  readonly search: SearchForm;
}

const DEFAULT_CASH = '10000';

export function newBacktestForm(
  strategy: StrategyDefinition,
  series: readonly ResearchSeries[],
): BacktestForm {
  const chosen = series.slice(0, 1);
  return {
    kind: 'BACKTEST',
    strategy,
    texts: defaultTexts(strategy.parameters),
    symbols: chosen.map(({ instrument }) => instrument.symbol),
    period: periodOf(chosen),
    cash: DEFAULT_CASH,
    currency: '',
    fillModel: 'conservative',
    spreadPct: '0',
    marginPct: '100',
    tradeOnClose: false,
    commissionPct: '',
    costTexts: NO_COSTS,
    costsBase: null,
    limits: 'DEFAULT',
    limitTexts: DEFAULT_LIMIT_TEXTS,
    search: newSearchForm(strategy.parameters),
  };
}

/** The same question as a stored run's, to be changed and asked anew; or a trial of it alone. */
export function formOfRun(
  run: ResearchRun,
  strategy: StrategyDefinition,
  trial?: JsonValue,
): BacktestForm {
  const { fillModel, search } = run;
  const given = { ...recordOf(run.parameters), ...recordOf(trial) };
  const texts = strategy.parameters
    .filter(({ name }) => given[name] !== undefined)
    .map(({ name }) => [name, String(given[name])]);
  return {
    kind: trial === undefined ? run.kind : 'BACKTEST',
    strategy,
    texts: { ...defaultTexts(strategy.parameters), ...Object.fromEntries(texts) },
    symbols: run.instruments.map(({ symbol }) => symbol),
    period: { from: run.from.slice(0, 10), to: run.to.slice(0, 10) },
    cash: run.cash,
    currency: run.currency,
    fillModel: fillModel.name === 'reference' ? 'reference' : 'conservative',
    spreadPct: percentOfFraction(fillModel.spread ?? '0'),
    marginPct: percentOfFraction(fillModel.margin ?? '1'),
    tradeOnClose: fillModel.tradeOnClose ?? false,
    commissionPct: run.commission === null ? '' : percentOfFraction(run.commission),
    ...costsOf(fillModel.costs),
    ...limitsOfRun(run),
    search: search ? searchFormOf(search, strategy.parameters) : newSearchForm(strategy.parameters),
  };
}

function recordOf(value: JsonValue | undefined): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Only of a form without problems. */
export function backtestInput(form: BacktestForm, idempotencyKey: string): RequestBacktestInput {
  const { strategy, texts, symbols, period, commissionPct, limits, limitTexts } = form;
  return {
    idempotencyKey,
    strategy: strategy.name,
    parameters: parameterValues(strategy.parameters, texts),
    symbols,
    from: startOfDay(period.from),
    to: endOfDay(period.to),
    cash: form.cash.trim(),
    currency: form.currency === '' ? null : form.currency,
    commission: commissionPct.trim() === '' ? null : fractionOfPercent(commissionPct.trim()),
    fillModel: fillModelInput(form),
    limits: limitsInput(limits, limitTexts),
  };
}

/** The same of many: the values to try, and what is to be made best. */
export function sweepInput(form: BacktestForm, idempotencyKey: string): RequestSweepInput {
  const { strategy, search } = form;
  const isGrid = search.sampler === 'GRID';
  return {
    ...backtestInput(form, idempotencyKey),
    sampler: search.sampler,
    space: spaceInput(strategy.parameters, search.axes),
    objective: search.objective,
    trials: isGrid ? null : Number(search.trials),
    seed: isGrid ? null : Number(search.seed),
  };
}

function fillModelInput(form: BacktestForm) {
  const { fillModel, spreadPct, marginPct, tradeOnClose } = form;
  if (fillModel === 'conservative') {
    const costs = costsInput(form.costTexts, form.costsBase);
    return costs === null ? { name: fillModel } : { name: fillModel, costs };
  }
  return {
    name: fillModel,
    spread: fractionOfPercent(spreadPct.trim()),
    margin: fractionOfPercent(marginPct.trim()),
    tradeOnClose,
  };
}
