/** Columns line up whatever stands in them. */
import { describe, expect, it } from 'vitest';

import { amount } from './account-text.js';
import { renderFacts, renderTable } from './text-table.js';

describe('text table', () => {
  it('aligns text to the left and numbers to the right, without trailing blanks', () => {
    const table = renderTable<[string, string]>(
      [
        { title: 'NAME', cell: ([name]) => name },
        { title: 'EQUITY', align: 'right', cell: ([, equity]) => equity },
        { title: 'NOTE', cell: () => '' },
      ],
      [
        ['Aïda 𝒳', '1.00'],
        ['B', '10,000.00'],
      ],
    );
    expect(table.split('\n')).toEqual([
      'NAME       EQUITY  NOTE',
      'Aïda 𝒳       1.00',
      'B       10,000.00',
    ]);
  });

  it('goes on with a long cell in the lines below', () => {
    const table = renderTable<[string, string]>(
      [
        { title: 'NAME', cell: ([name]) => name },
        { title: 'WORDS', wrapAt: 9, cell: ([, words]) => words },
        { title: 'END', cell: () => '.' },
      ],
      [
        ['A', 'one two three aVeryLongWord'],
        ['B', ''],
      ],
    );
    expect(table.split('\n')).toEqual([
      'NAME  WORDS          END',
      'A     one two        .',
      '      three',
      '      aVeryLongWord',
      'B                    .',
    ]);
  });

  it('puts names and values in two columns', () => {
    expect(
      renderFacts([
        ['A', '1'],
        ['Long', '2'],
      ]),
    ).toBe('A     1\nLong  2');
  });

  it.each([
    ['0', '0.00'],
    ['1234567.899', '1,234,567.89'],
    ['-1234.5', '-1,234.50'],
    ['-0.009', '-0.00'],
    ['999999999999999999.99', '999,999,999,999,999,999.99'],
  ])('shows the amount %s as %s, cut and not rounded', (decimal, shown) => {
    expect(amount(decimal)).toBe(shown);
  });
});
