/** Texts of splits and dividends. */
import type { Catalogue } from '../translate.js';

export const corporateActions = {
  'actions.title': 'Splits and dividends',
  'actions.split': 'Split: {numerator} new shares for {denominator} old',
  'actions.reverseSplit': 'Reverse split: {denominator} old shares become {numerator}',
  'actions.dividend': 'Dividend of {amount} a share',
  'actions.column.what': 'What',
  'actions.column.day': 'In effect on',
  'actions.column.quantity': 'Held afterwards',
  'actions.column.cash': 'Cash',
  'actions.cashNote': 'Cash: the dividend, or what was paid for fractions of shares.',
  'actions.dividends': 'Dividends together: {amount}',
  'actions.newest': 'The newest {shown} of {count}',
} as const satisfies Catalogue;
