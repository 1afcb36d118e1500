/** Checks a request for a backtest before it is stored, so that a wrong field is named at once. */
import type { SharedDatabase } from '@fiducia/tenants';
import { isDecimalString } from '../domain/decimal.js';
import type { CurrencyCode } from '../domain/money.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import type { Mandate } from '../domain/mandate.js';
import { parseMandate } from '../domain/parse-mandate.js';
import { parseTradingCosts } from '../simulation/costs/parse-trading-costs.js';
import type { FillModelSpec, RunSpec } from '../research/run-spec.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { checkParameters } from '../strategies/parameters.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import { badField } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import type { BacktestRequest, FillModelRequest } from './research-request.js';
import { checkCurrency } from './check-currency.js';
import { readCoverage } from './recorded-series.js';

/** Each further instrument is a whole series in memory. */
export const MAX_RESEARCH_SYMBOLS = 16;
/** About two years of minutes; memory and time of one backtest are bounded by it. */
export const MAX_RESEARCH_BARS = 2_000_000;

export interface CheckedBacktest {
  readonly spec: RunSpec;
  readonly definition: StrategyDefinition;
  /** Bars of all series together: the length of the work. */
  readonly bars: number;
}

export interface CheckDeps {
  readonly shared: SharedDatabase;
  readonly strategies: StrategyRegistry;
  /** False: what the parameters are together is asked of each combination of a search. */
  readonly alone?: boolean;
}

export async function checkBacktest(
  deps: CheckDeps,
  request: BacktestRequest,
): Promise<ResearchOutcome<CheckedBacktest>> {
  const definition = deps.strategies.get(request.strategy);
  if (definition === undefined) {
    const known = deps.strategies.list().map(({ name }) => name);
    return badField('strategy', `There is no such strategy; there are ${known.join(', ')}.`);
  }
  const parameters =
    deps.alone === false
      ? checkParameters(definition.parameters, request.parameters)
      : checkStrategyParameters(definition, request.parameters);
  if (!parameters.ok) {
    const { parameter, error } = parameters;
    return badField(parameter === '' ? 'parameters' : `parameters.${parameter}`, `${error}.`);
  }
  const fillModel = checkFillModel(request.fillModel ?? { name: 'conservative' });
  if (!fillModel.ok) return fillModel;
  const money = checkMoney(request);
  if (money !== null) return money;
  const mandate = checkLimits(request, fillModel.fillModel);
  if (!mandate.ok) return mandate;
  const data = await checkData(deps.shared, request);
  if (!data.ok) return data;
  const { name, version } = definition;
  const spec: RunSpec = {
    strategy: { name, version },
    parameters: parameters.values,
    symbols: request.symbols,
    ...(data.rates.length === 0 ? {} : { rates: data.rates }),
    from: data.from,
    to: data.to,
    cash: request.cash,
    currency: data.currency,
    commission: request.commission ?? null,
    fillModel: fillModel.fillModel,
    mandate: mandate.mandate,
    search: null,
  };
  return { ok: true, spec, definition, bars: data.bars };
}

function checkFillModel(
  request: FillModelRequest,
): ResearchOutcome<{ readonly fillModel: FillModelSpec }> {
  const { name, spread = null, margin = null, tradeOnClose = null } = request;
  const costs = request.costs ?? null;
  if (name === 'conservative') {
    if (spread !== null || margin !== null || tradeOnClose === true) {
      const sentence = 'Spread, margin and trading on the close belong to the model reference.';
      return badField('fillModel.name', sentence);
    }
    if (costs === null) return { ok: true, fillModel: { name } };
    const parsed = parseTradingCosts(costs);
    if (!parsed.ok) return badField('fillModel.costs', `${parsed.error}.`);
    return { ok: true, fillModel: { name, costs: parsed.costs } };
  }
  if (costs !== null) {
    return badField('fillModel.costs', 'Costs belong to the model conservative.');
  }
  if (name !== 'reference') {
    return badField(
      'fillModel.name',
      'There is no such fill model; there are conservative, reference.',
    );
  }
  if (spread !== null && !isFraction(spread, (value) => value >= 0 && value < 1)) {
    return badField('fillModel.spread', 'Give a fraction from 0 to below 1, e.g. "0.0002".');
  }
  if (margin !== null && !isFraction(margin, (value) => value > 0 && value <= 1)) {
    return badField('fillModel.margin', 'Give a fraction above 0 and at most 1, e.g. "0.2".');
  }
  const fillModel = {
    name,
    spread: spread ?? '0',
    margin: margin ?? '1',
    tradeOnClose: tradeOnClose ?? false,
  } as const;
  return { ok: true, fillModel };
}

function isFraction(text: string, inRange: (value: number) => boolean): boolean {
  return isDecimalString(text) && inRange(Number(text));
}

/** What every market can be bought with and no ledger overflows on. */
const MAX_CASH = 1e12;

function checkMoney({ cash, commission }: BacktestRequest) {
  if (!isFraction(cash, (value) => value > 0 && value <= MAX_CASH)) {
    return badField('cash', 'Give an amount above 0 and at most 1000000000000, e.g. "10000".');
  }
  if (commission === null || commission === undefined) return null;
  if (isFraction(commission, (value) => value >= 0 && value < 1)) return null;
  return badField('commission', 'Give a fraction from 0 to below 1, e.g. "0.001".');
}

function checkLimits(
  { limits }: BacktestRequest,
  fillModel: FillModelSpec,
): ResearchOutcome<{ readonly mandate: Mandate | null }> {
  if (limits === null || limits === undefined) {
    return { ok: true, mandate: fillModel.name === 'reference' ? null : DEFAULT_MANDATE };
  }
  const parsed = parseMandate(limits);
  if (parsed.ok) return { ok: true, mandate: parsed.mandate };
  return badField(parsed.field === '' ? 'limits' : `limits.${parsed.field}`, `${parsed.error}.`);
}

interface CheckedData {
  readonly from: number;
  readonly to: number;
  readonly currency: CurrencyCode;
  /** Series that convert what is quoted in another currency. */
  readonly rates: readonly string[];
  readonly bars: number;
}

async function checkData(
  shared: SharedDatabase,
  request: BacktestRequest,
): Promise<ResearchOutcome<CheckedData>> {
  const { symbols, from, to } = request;
  if (symbols.length === 0 || symbols.length > MAX_RESEARCH_SYMBOLS) {
    return badField('symbols', `Give 1 to ${MAX_RESEARCH_SYMBOLS} instruments.`);
  }
  if (new Set(symbols).size < symbols.length) return badField('symbols', 'Give each once.');
  const found = await readCoverage(shared, symbols, { from: from ?? null, to: to ?? null });
  const missing = symbols.find((symbol) => !found.some((one) => one.symbol === symbol));
  if (missing !== undefined) {
    return badField('symbols', `No bars of ${missing.slice(0, 32)} are recorded.`);
  }
  const money = await checkCurrency(shared, request);
  if (!money.ok) return money;
  const empty = found.find(({ bars }) => bars === 0);
  if (empty !== undefined) {
    const covers = `it has bars from ${empty.firstAt.toISOString()} to ${empty.lastAt.toISOString()}`;
    return badField('from', `${empty.symbol} has no bars in this period; ${covers}.`);
  }
  const first = Math.min(...found.map(({ from: at }) => at?.getTime() ?? Infinity));
  const last = Math.max(...found.map(({ to: at }) => at?.getTime() ?? -Infinity));
  const { currency, rates } = money;
  const period = { from: null, to: new Date(last) };
  const converting = rates.length === 0 ? [] : await readCoverage(shared, rates, period);
  const silent = converting.find((one) => one.bars === 0);
  if (silent !== undefined) {
    return badField(
      'to',
      `${silent.symbol}, which converts, has no bar up to the last of the run.`,
    );
  }
  const bars = found.reduce((sum, one) => sum + one.bars, 0);
  const all = converting.reduce((sum, one) => sum + one.bars, bars);
  if (all > MAX_RESEARCH_BARS) {
    return badField('from', `This is ${all} bars; at most ${MAX_RESEARCH_BARS} fit in one run.`);
  }
  return { ok: true, from: first, to: last, currency, rates, bars };
}
