/** What differs stands out; what looks the same does not. */
import { describe, expect, it } from 'vitest';
import { MOST_COMPARED, parseSelection, toggled } from '../runs/selection.js';
import { runOf } from '../testing/research-samples.js';
import { bestPlaces, parameterRows } from './differences.js';

describe('parameters of compared runs', () => {
  it('differ in their values, or where one run has none', () => {
    const rows = parameterRows([
      runOf({ parameters: { fast: 20, slow: 50 } }),
      runOf({ parameters: { fast: 10, slow: 50, stop: 3 } }),
    ]);
    expect(rows.map(({ name, differs }) => `${name} ${differs}`)).toEqual([
      'fast true',
      'slow false',
      'stop true',
    ]);
    expect(rows[2]?.values).toEqual([null, '3']);
  });
});

describe('the best of a line', () => {
  it.each([
    [[1, 3, 2], ['1', '3', '2'], 'MORE', [1]],
    [[1, 3, 2], ['1', '3', '2'], 'LESS', [0]],
    [[3, 3, 2], ['3', '3', '2'], 'MORE', [0, 1]],
    [[1.001, 1.002], ['1.00', '1.00'], 'MORE', []],
    [[1, null], ['1', '–'], 'MORE', []],
  ] as const)('of %j shown as %j, where %s is better, stands at %j', (...one) => {
    const [values, shown, better, places] = one;
    expect(bestPlaces(values, shown, better)).toEqual(places);
  });
});

describe('the selection', () => {
  it('takes runs in and out, and not more than can be told apart', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    const full = Array.from({ length: MOST_COMPARED }, (_, index) => `run_${index}`);
    expect(toggled(full, 'one_more')).toEqual(full);
  });

  it('is read from an address without believing it', () => {
    expect(parseSelection('run_a,run_b,run_a')).toEqual(['run_a', 'run_b']);
    expect(parseSelection('run_a,<script>,')).toEqual(['run_a']);
    expect(parseSelection(7)).toEqual([]);
  });
});
