/** What is wrong with a form, by the names that the server gives the fields. */
import { problemOfParameter } from '../../account/strategy-parameters.js';
import { compareDecimals, isDecimal } from '../../format/decimal.js';
import type { I18n } from '../../i18n/i18n-context.js';
import { searchErrors } from '../search/search-errors.js';
import type { BacktestForm } from './backtest-form.js';
import { COST_NAMES, isCost } from './costs-form.js';
import { AMOUNT_LIMITS, PERCENT_LIMITS, problemOfLimit } from './limits-form.js';
import type { Period } from './period.js';
import { problemOfPeriod } from './period.js';

/** A sentence for each field at fault; none means that it can be sent. */
export type FormErrors = Readonly<Record<string, string>>;

/** `isCurrencyKnown`: the account's is chosen, or all instruments are quoted in one. */
export function formErrors(
  form: BacktestForm,
  { all, isCurrencyKnown }: { readonly all: Period; readonly isCurrencyKnown: boolean },
  t: I18n['t'],
): FormErrors {
  return {
    ...parameterErrors(form, t),
    ...limitErrors(form, t),
    ...moneyErrors(form, t),
    ...costErrors(form, t),
    ...periodErrors(form, all, t),
    ...(form.kind === 'SWEEP' && searchErrors(form.strategy.parameters, form.search, t)),
    ...(form.symbols.length === 0
      ? { symbols: t('research.form.symbolsMissing') }
      : !isCurrencyKnown && { currency: t('research.form.currencyMissing') }),
  };
}

function parameterErrors(form: BacktestForm, t: I18n['t']): FormErrors {
  const { kind, strategy, texts, search } = form;
  const errors: Record<string, string> = {};
  for (const parameter of strategy.parameters) {
    // A searched parameter has its values from the search.
    const isFixed = kind === 'BACKTEST' || search.axes[parameter.name]?.kind === 'FIXED';
    if (!isFixed) continue;
    const problem = problemOfParameter(parameter, texts[parameter.name] ?? '');
    if (problem === null) continue;
    const { min, max } = parameter;
    errors[`parameters.${parameter.name}`] = t(`deploy.problem.${problem}`, {
      min: min ?? '',
      max: max ?? '',
    });
  }
  return errors;
}

function limitErrors({ limits, limitTexts }: BacktestForm, t: I18n['t']): FormErrors {
  if (limits !== 'OWN') return {};
  const errors: Record<string, string> = {};
  for (const name of [...PERCENT_LIMITS, ...AMOUNT_LIMITS]) {
    const problem = problemOfLimit(name, limitTexts[name]);
    if (problem !== null) errors[`limits.${name}`] = t(`research.form.limitProblem.${problem}`);
  }
  return errors;
}

function moneyErrors(form: BacktestForm, t: I18n['t']): FormErrors {
  const { cash, commissionPct, fillModel, spreadPct, marginPct } = form;
  const commission = commissionPct.trim();
  return {
    ...(!isWithin(cash, (value) => value > 0) && { cash: t('field.NOT_POSITIVE') }),
    ...(commission !== '' &&
      !isPercent(commission, true) && { commission: t('research.form.percentProblem') }),
    ...(fillModel === 'reference' &&
      !isPercent(spreadPct, true) && { 'fillModel.spread': t('research.form.percentProblem') }),
    ...(fillModel === 'reference' &&
      !isPercent(marginPct, false) && { 'fillModel.margin': t('research.form.marginProblem') }),
  };
}

function costErrors({ fillModel, costTexts }: BacktestForm, t: I18n['t']): FormErrors {
  if (fillModel !== 'conservative') return {};
  const wrong = COST_NAMES.filter((name) => !isCost(name, costTexts[name]));
  return Object.fromEntries(
    wrong.map((name) => [`costs.${name}`, t(`research.costProblem.${name}`)]),
  );
}

function periodErrors({ period }: BacktestForm, all: Period, t: I18n['t']): FormErrors {
  const found = problemOfPeriod(period, all);
  if (found === null) return {};
  return { [found.field]: t(`research.form.periodProblem.${found.problem}`) };
}

/** Costs may be nothing and less than everything; a margin is above nothing and at most whole. */
function isPercent(text: string, isCost: boolean): boolean {
  const value = text.trim();
  if (!isDecimal(value)) return false;
  const low = compareDecimals(value, '0');
  const high = compareDecimals(value, '100');
  return isCost ? low >= 0 && high < 0 : low > 0 && high <= 0;
}

function isWithin(text: string, test: (sign: number) => boolean): boolean {
  const value = text.trim();
  return isDecimal(value) && test(compareDecimals(value, '0'));
}
