/** What a run is asked for on the command line, checked option by option: the same for a search. */
import {
  DEFAULT_MANDATE,
  NO_SLIPPAGE,
  checkStrategyParameters,
  currencyScale,
  isDecimalString,
  isStep,
  parseMandate,
  parseTradingCosts,
  type BacktestFillModel,
  type BacktestOptions,
  type Mandate,
  type ParameterValues,
  type StrategyDefinition,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note } from '../terminal.js';
import { readJson, readText } from './bars-input.js';
import { readLimitChanges } from './limit-changes.js';
import { lotWarnings } from './lot-warnings.js';
import { readRunSeries, type RunSeries } from './run-series.js';
import { readTickSeries, type TickFlags } from './tick-series-input.js';

const EXAMPLE = '{"fast":10,"slow":30}';

/** Of the account and the market; what is run on them comes beside it. */
export interface RunFlags extends Omit<TickFlags, 'bars'> {
  readonly bars?: readonly string[];
  readonly cash: string;
  readonly spread: number;
  readonly margin: number;
  readonly tradeOnClose?: boolean;
  readonly limits?: string;
  readonly limitChanges?: string;
  readonly costs?: string;
}

export interface ReadRun extends RunSeries {
  /** Everything of a run but its strategy. */
  readonly setup: Omit<BacktestOptions, 'strategy' | 'parameters' | 'journal'>;
}

/** Options first, so that a wrong one is named before a long file is read. */
export function readRun(flags: RunFlags): ReadRun {
  const fillModel = readFillModel(flags);
  const mandate = readMandate(flags);
  const limitChanges = readLimitChanges(flags);
  checkDecimals(flags);
  const read = readSeries(flags);
  const { series, currency } = read;
  checkCash(flags.cash, currency);
  const lots = lotWarnings({ series, currency, cash: flags.cash, fillModel });
  for (const { symbol, sentence } of lots) note(`${symbol}: ${sentence}`);
  return {
    ...read,
    warnings: [...read.warnings, ...lots],
    setup: { series, currency, cash: flags.cash, mandate, fillModel, limitChanges },
  };
}

function readSeries(flags: RunFlags): RunSeries {
  const { bars = [], ticks } = flags;
  if ((flags.fillModel === 'ticks') !== (ticks !== undefined)) {
    throw new CliFailure('Options --ticks and --fill-model ticks belong together.', 2);
  }
  if (ticks === undefined && bars.length === 0) {
    throw new CliFailure('Option --bars takes a file of bars (.csv or .csv.gz): give one.', 2);
  }
  if (ticks === undefined) return readRunSeries({ ...flags, bars });
  if (bars.length > 0) {
    throw new CliFailure('Give --bars or --ticks: bars are made of the ticks.', 2);
  }
  return readTickSeries({ ...flags, bars, ticks });
}

export function readParameters(strategy: StrategyDefinition, text: string): ParameterValues {
  const given = readJson('--params', text, EXAMPLE);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new CliFailure(`Option --params takes a JSON object such as '${EXAMPLE}'.`, 2);
  }
  const checked = checkStrategyParameters(strategy, given as Record<string, unknown>);
  if (!checked.ok) throw new CliFailure(`Option --params: ${checked.error}.`, 2);
  return checked.values;
}

function readFillModel(flags: RunFlags): BacktestFillModel {
  if (flags.fillModel === 'reference') {
    if (flags.costs !== undefined) {
      throw new CliFailure('Option --costs belongs to --fill-model conservative or ticks.', 2);
    }
    return {
      name: 'reference',
      spread: flags.spread,
      margin: flags.margin,
      commission: Number(flags.commission),
      tradeOnClose: flags.tradeOnClose === true,
    };
  }
  if (flags.spread !== 0 || flags.margin !== 1 || flags.tradeOnClose === true) {
    throw new CliFailure(
      'Options --spread, --margin and --trade-on-close belong to --fill-model reference.',
      2,
    );
  }
  const name = flags.fillModel;
  if (flags.costs === undefined) return { name };
  const parsed = parseTradingCosts(readJson('--costs', readText(flags.costs)));
  if (!parsed.ok) throw new CliFailure(`Option --costs: ${parsed.error}.`, 2);
  if (name === 'ticks' && parsed.costs.slippage !== NO_SLIPPAGE) {
    throw new CliFailure('Option --costs: slippage does not belong to ticks, which show it.', 2);
  }
  return { name, costs: parsed.costs };
}

/** Without limits the reference has none, and a run as on paper has the product's own. */
function readMandate(flags: RunFlags): Mandate | null {
  if (flags.limits === undefined) {
    if (flags.fillModel === 'reference') return null;
    note('No --limits: the product’s default limits apply.');
    return DEFAULT_MANDATE;
  }
  const parsed = parseMandate(readJson('--limits', readText(flags.limits)));
  if (!parsed.ok) throw new CliFailure(`Option --limits: ${parsed.error}.`, 2);
  return parsed.mandate;
}

function checkCash(cash: string, currency: string): void {
  const most = currencyScale(currency);
  const decimals = cash.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (decimals <= most) return;
  throw new CliFailure(`Option --cash takes at most ${most} decimals of ${currency}.`, 2);
}

function checkDecimals(flags: RunFlags): void {
  for (const option of ['cash', 'commission'] as const) {
    if (!isDecimalString(flags[option]) || flags[option].startsWith('-')) {
      throw new CliFailure(`Option --${option} takes a decimal number of at least 0.`, 2);
    }
  }
  if (Number(flags.commission) >= 1) {
    const sentence = 'Option --commission takes a fraction below 1: 0.001 is 0.1 % of each fill.';
    throw new CliFailure(sentence, 2);
  }
  for (const option of ['tick', 'lot'] as const) {
    const step = flags[option];
    if (step !== undefined && !isStep(step)) {
      throw new CliFailure(`Option --${option} takes a decimal number above 0, such as 0.01.`, 2);
    }
  }
}
