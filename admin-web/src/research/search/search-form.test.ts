/** Values to try: how many there are, what is wrong with them, and how the server takes them. */
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n-context.js';
import { CROSS, parameterOf } from '../testing/research-samples.js';
import { searchErrors } from './search-errors.js';
import type { Axis, SearchForm } from './search-form.js';
import { combinations, newSearchForm, spaceInput } from './search-form.js';

const { t } = createI18n('en');
const { parameters } = CROSS;
const start = newSearchForm(parameters);
const withAxis = (name: string, changes: Partial<Axis>): SearchForm => {
  const axis = start.axes[name];
  if (!axis) throw new Error(`No axis ${name}`);
  return { ...start, axes: { ...start.axes, [name]: { ...axis, ...changes } } };
};

describe('a new search', () => {
  it('varies the first two whole numbers around their defaults, in round steps', () => {
    expect(start.axes['fast']).toMatchObject({ kind: 'RANGE', min: '10', max: '40', step: '5' });
    expect(start.axes['slow']).toMatchObject({ kind: 'RANGE', min: '25', max: '100', step: '10' });
    expect(start.axes['size']?.kind).toBe('FIXED');
    expect(start.axes['long_only']?.kind).toBe('FIXED');
    expect(searchErrors(parameters, start, t)).toEqual({});
  });

  it('stays within what is declared', () => {
    const narrow = newSearchForm([parameterOf('n', { default: 3, min: '2', max: '4' })]);
    expect(narrow.axes['n']).toMatchObject({ min: '2', max: '4', step: '1' });
  });
});

describe('the combinations of a grid', () => {
  it.each<readonly [string, Partial<Axis>, number | null]>([
    ['a range in steps', { min: '10', max: '40', step: '5' }, 7],
    ['a range that its steps do not fill', { min: '10', max: '44', step: '5' }, 7],
    ['a range without steps of whole numbers', { min: '1', max: '9', step: '' }, 9],
    ['a list, each value once', { kind: 'LIST', list: '1, 2,2 , 3,' }, 3],
    ['an empty list', { kind: 'LIST', list: ' ' }, null],
    ['a reversed range', { min: '9', max: '1' }, null],
    ['no number', { min: 'x' }, null],
  ])('of %s', (_, changes, count) => {
    const { axes } = withAxis('fast', changes);
    const slow = 8;
    expect(combinations(parameters, axes)).toBe(count === null ? null : count * slow);
  });

  it('count decimal steps exactly', () => {
    const { axes } = withAxis('size', { kind: 'RANGE', min: '0.1', max: '0.9', step: '0.1' });
    expect(combinations(parameters, axes)).toBe(7 * 8 * 9);
  });
});

describe('the errors of a search', () => {
  it.each<readonly [string, SearchForm, string]>([
    ['a bound beyond the declared range', withAxis('fast', { max: '1001' }), 'space.fast'],
    ['a range that ends before it begins', withAxis('fast', { min: '41' }), 'space.fast'],
    ['a broken step of whole numbers', withAxis('fast', { step: '0.5' }), 'space.fast'],
    ['a grid without steps', withAxis('size', { kind: 'RANGE', step: '' }), 'space.size'],
    ['a list with a wrong item', withAxis('slow', { kind: 'LIST', list: '5, x' }), 'space.slow'],
    ['too many combinations', withAxis('fast', { max: '1000', step: '1' }), 'space'],
    ['too many trials', { ...start, sampler: 'TPE', trials: '5001' }, 'trials'],
    ['a seed that is no whole number', { ...start, sampler: 'RANDOM', seed: '-1' }, 'seed'],
  ])('name %s', (_, search, field) => {
    expect(Object.keys(searchErrors(parameters, search, t))).toEqual([field]);
  });

  it('ask for at least one parameter that varies', () => {
    const fixed = parameters.map(({ name }) => [name, { ...start.axes[name], kind: 'FIXED' }]);
    const search = { ...start, axes: Object.fromEntries(fixed) as SearchForm['axes'] };
    expect(Object.keys(searchErrors(parameters, search, t))).toEqual(['space']);
  });
});

describe('the space of a search', () => {
  it('holds what varies, as numbers, switches and words', () => {
    const { axes } = withAxis('long_only', { kind: 'LIST', list: 'true, false' });
    expect(spaceInput(parameters, axes)).toEqual({
      fast: { min: 10, max: 40, step: 5 },
      slow: { min: 25, max: 100, step: 10 },
      long_only: [true, false],
    });
  });
});
