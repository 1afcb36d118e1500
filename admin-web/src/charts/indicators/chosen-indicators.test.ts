/** What is kept of a choice of indicators, and what is refused before it is asked for. */
import type { Indicator } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import type { IndicatorDraft } from './chosen-indicators.js';
import {
  chosenOf,
  draftsOf,
  newDraft,
  problemOfValue,
  readChosen,
  searchIndicators,
  storeChosen,
} from './chosen-indicators.js';

const period = { name: 'timePeriod', integer: true, default: 14, min: 2, max: 100 };
const indicator = (fn: string, title: string): Indicator => ({
  ...{ fn, title, description: '', group: 'OVERLAP', inputs: ['close'], lookback: 1, ofBars: true },
  parameters: [period],
  outputs: [{ name: 'output', scale: 'OWN' }],
});
const RSI = indicator('RSI', 'Relative strength index');
const CATALOGUE = [
  indicator('CONNORS_RSI', 'Connors RSI'),
  RSI,
  indicator('SMA', 'Moving average'),
];

const storageWith = (text: string | null) => ({ getItem: () => text });

describe('a choice of indicators', () => {
  it('is read back as it was stored', () => {
    let kept = '';
    const chosen = [{ fn: 'RSI', params: { timePeriod: 7 } }];
    storeChosen({ setItem: (_, text) => void (kept = text) }, chosen);
    expect(readChosen(storageWith(kept))).toEqual(chosen);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no list', '{"fn":"RSI"}'],
    ['elements of another shape', '[1,{"fn":"RSI"},{"fn":"RSI","params":{"a":"1"}}]'],
  ])('is empty where storage has %s', (_, text) => {
    expect(readChosen(storageWith(text))).toEqual([]);
  });

  it('keeps three, and lives without storage', () => {
    const four = JSON.stringify(Array.from({ length: 4 }, () => ({ fn: 'RSI', params: {} })));
    expect(readChosen(storageWith(four))).toHaveLength(3);
    const forbidden = () => {
      throw new Error('forbidden');
    };
    expect(readChosen({ getItem: forbidden })).toEqual([]);
    expect(() => storeChosen({ setItem: forbidden }, [])).not.toThrow();
  });

  it('leaves out what the server does not know any more', () => {
    const chosen = [
      { fn: 'GONE', params: {} },
      { fn: 'RSI', params: { timePeriod: 7 } },
    ];
    expect(draftsOf(chosen, CATALOGUE).map(({ texts }) => texts)).toEqual([{ timePeriod: '7' }]);
  });
});

describe('a parameter', () => {
  it.each([
    ['14', null],
    ['', 'MISSING'],
    ['many', 'NOT_A_NUMBER'],
    ['2.5', 'NOT_WHOLE'],
    ['1', 'TOO_SMALL'],
    ['101', 'TOO_LARGE'],
  ])('%j has the problem %s', (text, problem) => {
    expect(problemOfValue(period, text)).toBe(problem);
    const draft: IndicatorDraft = { ...newDraft(RSI), texts: { timePeriod: text } };
    expect(chosenOf([newDraft(RSI), draft]) === null).toBe(problem !== null);
  });
});

describe('a search', () => {
  it('finds the indicator of that name first', () => {
    expect(searchIndicators(CATALOGUE, 'rsi').map(({ fn }) => fn)).toEqual(['RSI', 'CONNORS_RSI']);
    expect(searchIndicators(CATALOGUE, 'moving banana')).toEqual([]);
    expect(searchIndicators(CATALOGUE, ' ')).toHaveLength(3);
  });
});
