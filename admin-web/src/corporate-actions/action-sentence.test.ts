/** Splits and dividends read as sentences, to the last place of what was paid. */
import { expect, it } from 'vitest';
import { createI18n } from '../i18n/i18n-context.js';
import { actionSentence } from './action-sentence.js';

const i18n = createI18n('en-US');
const split = (numerator: number, denominator: number) => ({
  kind: 'SPLIT' as const,
  numerator,
  denominator,
  amount: null,
  currency: 'USD',
});
const dividend = (amount: string, currency: string) => ({
  kind: 'DIVIDEND' as const,
  numerator: null,
  denominator: null,
  amount,
  currency,
});

it.each([
  [split(7, 1), 'Split: 7 new shares for 1 old'],
  [split(3, 2), 'Split: 3 new shares for 2 old'],
  [split(1, 10), 'Reverse split: 10 old shares become 1'],
  [dividend('0.47', 'USD'), 'Dividend of $0.47 a share'],
  [dividend('0.205714', 'USD'), 'Dividend of $0.205714 a share'],
  [dividend('4', 'EUR'), 'Dividend of €4.00 a share'],
])('%o is "%s"', (action, sentence) => {
  expect(actionSentence(action, i18n)).toBe(sentence);
});
