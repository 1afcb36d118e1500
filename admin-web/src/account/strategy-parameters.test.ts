/** Parameters are judged by their declared type and bounds before they are sent. */
import type { StrategyParameter } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import {
  defaultTexts,
  parameterEntries,
  parameterValues,
  problemOfParameter,
} from './strategy-parameters.js';

const fast: StrategyParameter = {
  name: 'fast',
  type: 'integer',
  default: 20,
  min: '2',
  max: '400',
  description: '',
};
const longOnly: StrategyParameter = { ...fast, name: 'long_only', type: 'boolean', default: true };
const rate: StrategyParameter = { ...fast, name: 'rate', type: 'number', default: null, max: null };

describe('the parameters of a strategy', () => {
  it.each([
    ['20', null],
    ['', 'MISSING'],
    ['1', 'TOO_SMALL'],
    ['401', 'TOO_LARGE'],
    ['2.5', 'NOT_WHOLE'],
    ['many', 'NOT_A_NUMBER'],
  ])('"%s" as a whole number from 2 to 400: %s', (text, expected) => {
    expect(problemOfParameter(fast, text)).toBe(expected);
  });

  it('begin with their defaults and are sent in their types', () => {
    const texts = defaultTexts([fast, longOnly, rate]);
    expect(texts).toEqual({ fast: '20', long_only: 'true', rate: '' });
    expect(parameterValues([fast, longOnly, rate], { ...texts, rate: '2.5' })).toEqual({
      fast: 20,
      long_only: true,
      rate: 2.5,
    });
  });

  it('are read whatever they hold', () => {
    expect(parameterEntries({ fast: 20, grid: [1, 2] })).toEqual([
      ['fast', '20'],
      ['grid', '[1,2]'],
    ]);
    expect(parameterEntries('nothing')).toEqual([]);
  });
});
