/** Figures read as people write them: percent, ratios, signs where they mean something. */
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n-context.js';
import { fractionOfPercent, percentOfFraction } from '../../format/percent.js';
import { heatOf } from '../../ui/heat-cell.js';
import { strongestOf } from '../sheet/heat-strength.js';
import { showMeasure, toneOfGain } from './show-measure.js';

const context = { i18n: createI18n('en'), currency: 'USD' };

describe('a measure', () => {
  it.each([
    [0.25, 'FRACTION', '25.00%'],
    [4.142299, 'GAIN', '+414.23%'],
    [-0.1234, 'GAIN', '−12.34%'],
    [-0.00001, 'GAIN', '−0.001%'],
    [0.0000123, 'FRACTION', '0.0012%'],
    [0.00594, 'FRACTION', '0.59%'],
    [1e-17, 'GAIN', '0.00%'],
    [0.034, 'RATIO', '0.034'],
    [1.2345, 'RATIO', '1.23'],
    [-0.001, 'RATIO', '−0.001'],
    [-1e-12, 'RATIO', '0.00'],
    [1234.5, 'MONEY', '$1,234.50'],
    [4166, 'DAYS', '4,166 days'],
    [44.26, 'BARS', '44.3 bars'],
    [66, 'COUNT', '66'],
    [null, 'RATIO', '–'],
    [undefined, 'GAIN', '–'],
  ] as const)('%j as %s reads %s', (value, unit, text) => {
    expect(showMeasure(value, unit, context)).toBe(text);
  });

  it('has the colour of what is shown', () => {
    expect([0.1, -0.00001, 1e-17, null].map(toneOfGain)).toEqual([
      'positive',
      'negative',
      undefined,
      undefined,
    ]);
  });
});

describe('a percentage', () => {
  it.each([
    ['0.1', '0.001'],
    ['20', '0.2'],
    ['100', '1'],
    ['0', '0'],
    ['0.00000001', '0.0000000001'],
  ])('of %s is the fraction %s, and back', (percent, fraction) => {
    expect(fractionOfPercent(percent)).toBe(fraction);
    expect(percentOfFraction(fraction)).toBe(percent);
  });
});

describe('the colours of a table', () => {
  it('are not made pale by one extreme value', () => {
    const values = [...Array.from({ length: 99 }, (_, index) => index / 1000), 5];
    expect(strongestOf(values)).toBeLessThan(0.1);
    expect(strongestOf([0, 0])).toBe(1);
    expect(strongestOf([])).toBe(1);
  });

  it.each([
    [0, 'plus-0'],
    [1, 'plus-6'],
    [40, 'plus-6'],
    [-0.5, 'minus-3'],
  ])('of strength %j is %s', (strength, heat) => {
    expect(heatOf(strength)).toBe(heat);
  });
});
