/** Number columns beyond the bars of a file. */
import { expect, it } from 'vitest';
import { readBarsText } from './bars-file.js';
import { readNumberColumns } from './number-columns.js';

it('gives every number column by its name, for the rows that became bars', () => {
  const text = [
    'Date,Open,High,Low,Close,Periods,Note',
    '2020-01-01,1,2,1,2,5,first',
    '2020-01-02,bad,2,1,2,6,second',
    '2020-01-03,2,3,2,3,,third',
    '2020-01-04,2,3,2,3,7.5,fourth',
  ].join('\n');
  const result = readBarsText(text, { skipBadRows: true });
  if (!result.ok) throw new Error(result.error.message);
  const columns = readNumberColumns(text, result.bars.lines ?? new Int32Array(0));
  expect(Object.keys(columns)).toEqual(['Open', 'High', 'Low', 'Close', 'Periods']);
  expect([...(columns['Periods'] ?? [])]).toEqual([5, Number.NaN, 7.5]);
});
