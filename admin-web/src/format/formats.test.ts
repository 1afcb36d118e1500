/** Figures are shown exactly and in the reader's manner. */
import { describe, expect, it } from 'vitest';
import { createFormats } from './formats.js';

const en = createFormats('en-US');
const fr = createFormats('fr-FR');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  it.each([
    ['10250.37', 'USD', '$10,250.37'],
    ['-3.5', 'USD', '−$3.50'],
    ['12345678901234567890.12', 'USD', '$12,345,678,901,234,567,890.12'],
    ['0.5', 'USDT', '0.50 USDT'],
  ])('shows %s %s as %s', (amount, currency, expected) => {
    expect(plain(en.money(amount, currency))).toBe(expected);
  });

  it('shows the sign of a result, and none on zero', () => {
    expect(en.signedMoney('12.3', 'USD')).toBe('+$12.30');
    expect(en.signedMoney('0.00', 'USD')).toBe('$0.00');
    expect(en.signedPercent('-1.234')).toBe('−1.23%');
  });

  it('writes French figures the French way', () => {
    expect(plain(fr.money('1234.5', 'EUR'))).toBe('1 234,50 €');
    expect(plain(fr.percent('5.25'))).toBe('5,25 %');
  });

  it('keeps every place of a price and at least the ones asked for', () => {
    expect(en.decimal('2874.560000001')).toBe('2,874.560000001');
    expect(en.decimal('3', 2)).toBe('3.00');
    expect(en.averagePrice('1314.83302784')).toBe('1,314.833');
    expect(en.averagePrice('20')).toBe('20.00');
  });

  it('shows market time as the day at the venue, whatever the time zone here', () => {
    expect(en.marketDay('2020-03-12T00:00:00Z')).toBe('Mar 12, 2020');
  });
});
