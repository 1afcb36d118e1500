/** What a company did to its shares, in words. */
import type { I18n } from '../i18n/i18n-context.js';
import type { ShownAction } from './action-columns.js';

type What = Pick<ShownAction, 'kind' | 'numerator' | 'denominator' | 'amount' | 'currency'>;

export function actionSentence(action: What, { t, formats }: I18n): string {
  const { kind, numerator, denominator, amount, currency } = action;
  if (kind === 'DIVIDEND') {
    const value = amount === null ? t('value.none') : formats.exactMoney(amount, currency);
    return t('actions.dividend', { amount: value });
  }
  const terms = { numerator: numerator ?? 1, denominator: denominator ?? 1 };
  return terms.numerator < terms.denominator
    ? t('actions.reverseSplit', terms)
    : t('actions.split', terms);
}
