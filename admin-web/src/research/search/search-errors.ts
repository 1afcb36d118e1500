/** What is wrong with a search, by the names that the server gives the fields. */
import type { StrategyParameter } from '@fiducia/sdk';
import { problemOfParameter } from '../../account/strategy-parameters.js';
import { compareDecimals, isDecimal } from '../../format/decimal.js';
import type { I18n } from '../../i18n/i18n-context.js';
import type { FormErrors } from '../form/form-errors.js';
import type { Axis, SearchForm } from './search-form.js';
import { combinations, isNumeric, listItems } from './search-form.js';

/** Rows of one search that the server keeps. */
export const MOST_TRIALS = 5_000;
const HIGHEST_SEED = 2 ** 32 - 1;

export function searchErrors(
  parameters: readonly StrategyParameter[],
  form: SearchForm,
  t: I18n['t'],
): FormErrors {
  const errors: Record<string, string> = {};
  for (const parameter of parameters) {
    const axis = form.axes[parameter.name];
    const problem = axis === undefined ? null : axisProblem(parameter, axis, form, t);
    if (problem !== null) errors[`space.${parameter.name}`] = problem;
  }
  if (Object.keys(errors).length > 0) return errors;
  return { ...sizeErrors(parameters, form, t) };
}

function sizeErrors(
  parameters: readonly StrategyParameter[],
  { axes, sampler, trials, seed }: SearchForm,
  t: I18n['t'],
): FormErrors {
  if (Object.values(axes).every(({ kind }) => kind === 'FIXED')) {
    return { space: t('research.search.nothingVaries') };
  }
  if (sampler === 'GRID') {
    const size = combinations(parameters, axes);
    return size !== null && size <= MOST_TRIALS
      ? {}
      : { space: t('research.search.tooMany', { most: MOST_TRIALS }) };
  }
  return {
    ...(!isWhole(trials, 1, MOST_TRIALS) && {
      trials: t('research.search.trialsProblem', { most: MOST_TRIALS }),
    }),
    ...(!isWhole(seed, 0, HIGHEST_SEED) && { seed: t('research.search.seedProblem') }),
  };
}

function axisProblem(
  parameter: StrategyParameter,
  axis: Axis,
  { sampler }: SearchForm,
  t: I18n['t'],
): string | null {
  if (axis.kind === 'FIXED') return null;
  if (axis.kind === 'LIST') return listProblem(parameter, axis, t);
  for (const bound of [axis.min, axis.max]) {
    const problem = valueProblem(parameter, bound, t);
    if (problem !== null) return problem;
  }
  if (compareDecimals(axis.min.trim(), axis.max.trim()) > 0) return t('research.search.reversed');
  const step = axis.step.trim();
  if (step === '') {
    const needsSteps = sampler === 'GRID' && parameter.type === 'number';
    return needsSteps ? t('research.search.stepMissing') : null;
  }
  const isStep = isDecimal(step) && compareDecimals(step, '0') > 0;
  const isFitting = isStep && (parameter.type === 'number' || /^\d+$/.test(step));
  return isFitting ? null : t('research.search.stepProblem');
}

function listProblem(parameter: StrategyParameter, { list }: Axis, t: I18n['t']): string | null {
  const items = listItems(list);
  if (items.length === 0) return t('field.required');
  if (!isNumeric(parameter)) return null;
  return items.map((item) => valueProblem(parameter, item, t)).find((one) => one !== null) ?? null;
}

function valueProblem(parameter: StrategyParameter, text: string, t: I18n['t']): string | null {
  const problem = problemOfParameter(parameter, text);
  if (problem === null) return null;
  const { min, max } = parameter;
  return t(`deploy.problem.${problem}`, { min: min ?? '', max: max ?? '' });
}

function isWhole(text: string, low: number, high: number): boolean {
  const value = text.trim();
  return /^\d+$/.test(value) && Number(value) >= low && Number(value) <= high;
}
