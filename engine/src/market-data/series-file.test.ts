/** Files of one number a time, as people have them. */
import { describe, expect, it } from 'vitest';
import { readSeriesText } from './series-file.js';

function read(text: string, kind: 'EQUITY' | 'RETURNS' = 'EQUITY', anyKind = false) {
  const result = readSeriesText(text, { kind, anyKind });
  if (!result.ok) return `line ${result.error.line}: ${result.error.message}`;
  return { kind: result.series.kind, values: [...result.series.values] };
}

describe('a series file', () => {
  it.each([
    ['by its name, in any case and order', 'Other,EQUITY,Date\n9,1,2020-01-01\n9,2,2020-01-02'],
    ['the only one beside the time', 'date,anything\n2020-01-01,1\n2020-01-02,2'],
    ['with an unnamed time', ',equity\n2020-01-01,1\n2020-01-02,2'],
    ['with exponents and blanks', 'timestamp,equity\n1577836800, 1e0\n1577923200,2.0'],
    ['with semicolons and quotes', 'date;equity\n"2020-01-01";"1"\n"2020-01-02";"2"'],
  ])('has its column %s', (_, text) => {
    expect(read(text)).toEqual({ kind: 'EQUITY', values: [1, 2] });
  });

  it('of returns may have an empty first cell, as a change of the first row has none', () => {
    expect(read('date,return\n2020-01-01,\n2020-01-02,0.01', 'RETURNS')).toEqual({
      kind: 'RETURNS',
      values: [0.01],
    });
  });

  it('of a benchmark says by its column what it is', () => {
    const text = 'date,return\n2020-01-01,0.1';
    expect(read(text, 'EQUITY', true)).toEqual({ kind: 'RETURNS', values: [0.1] });
    expect(read('date,index\n2020-01-01,5', 'EQUITY', true)).toMatchObject({ kind: 'EQUITY' });
  });

  it.each([
    ['', 'line 1: the file has no rows'],
    ['date,equity', 'line 1: the file has no rows'],
    ['equity\n1', 'line 1: no time column: name one date, time, time_utc, time_ny or timestamp'],
    [
      'date,a,b\n2020-01-01,1,2',
      'line 1: which column is it? Name one "equity", or leave only one beside the time',
    ],
    ['date\n2020-01-01', 'line 1: there is no column "equity"'],
    ['date,equity\n2020-01-01,1,5', 'line 2: the row has 3 cells and the header 2'],
    ['date,equity\n2020-01-01,x', 'line 2: "x" is not a number'],
    ['date,equity\n2020-01-01,', 'line 2: "" is not a number'],
    ['date,equity\nsoon,1', 'line 2: "soon" is not a time'],
    [
      'date,equity\n2020-01-02,1\n2020-01-01,1',
      'line 3: the time 2020-01-01 is earlier than the row before it',
    ],
    ['date,equity\n2020-01-02,1\n2020-01-02,1', 'line 3: the time 2020-01-02 is there twice'],
  ])('%j is refused with a sentence', (text, sentence) => {
    expect(read(text)).toBe(sentence);
  });

  it('of returns that lose more than everything is refused', () => {
    expect(read('date,return\n2020-01-01,-1.5', 'RETURNS')).toBe(
      'line 2: the return "-1.5" loses more than there was',
    );
  });
});
