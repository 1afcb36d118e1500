/** The indicators against Tulip's reference cases, where both define the same thing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../testing/oracles.js';
import { INDICATORS } from './indicator-registry.js';

interface TulipCase {
  readonly indicator: string;
  readonly options: readonly number[];
  readonly arrays: readonly (readonly number[])[];
}

/** Ours by Tulip's name, with its options in the order of our parameters. */
const SAME: Readonly<Record<string, string>> = {
  acos: 'ACOS',
  ad: 'AD',
  add: 'ADD',
  adosc: 'ADOSC',
  aroon: 'AROON',
  aroonosc: 'AROONOSC',
  asin: 'ASIN',
  atan: 'ATAN',
  avgprice: 'AVGPRICE',
  bop: 'BOP',
  cci: 'CCI',
  ceil: 'CEIL',
  cos: 'COS',
  cosh: 'COSH',
  div: 'DIV',
  exp: 'EXP',
  floor: 'FLOOR',
  linreg: 'LINEARREG',
  linregintercept: 'LINEARREG_INTERCEPT',
  linregslope: 'LINEARREG_SLOPE',
  ln: 'LN',
  log10: 'LOG10',
  max: 'MAX',
  md: 'AVGDEV',
  medprice: 'MEDPRICE',
  mfi: 'MFI',
  min: 'MIN',
  mom: 'MOM',
  mul: 'MULT',
  rsi: 'RSI',
  sin: 'SIN',
  sinh: 'SINH',
  sma: 'SMA',
  sqrt: 'SQRT',
  stddev: 'STDDEV',
  sub: 'SUB',
  sum: 'SUM',
  tan: 'TAN',
  tanh: 'TANH',
  trima: 'TRIMA',
  tsf: 'TSF',
  typprice: 'TYPPRICE',
  ultosc: 'ULTOSC',
  var: 'VAR',
  wcprice: 'WCLPRICE',
  willr: 'WILLR',
  wma: 'WMA',
  roc: 'ROCP',
  rocr: 'ROCR',
};

/** Where options stand for other parameters than the first ones, or outputs in another order. */
const NAMED: Readonly<
  Record<string, { fn: string; options: readonly string[]; outputs: readonly number[] }>
> = {
  bbands: { fn: 'BBANDS', options: ['timePeriod', 'nbDevUp'], outputs: [2, 1, 0] },
  stoch: {
    fn: 'STOCH',
    options: ['fastK_Period', 'slowK_Period', 'slowD_Period'],
    outputs: [0, 1],
  },
};

const file = join(oraclesFolder(), 'indicators', 'tulip', 'untest.json');
const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TulipCase[]) : [];

describe.skipIf(cases.length === 0)('Tulip’s values (skipped without the oracle folder)', () => {
  const same = cases.filter(({ indicator }) => indicator in SAME || indicator in NAMED);
  it.each(same.map((item) => [item.indicator, item] as const))('%s', (_, item) => {
    const { indicator, options, arrays } = item;
    const named = NAMED[indicator];
    const definition = INDICATORS.find(({ fn }) => fn === (named?.fn ?? SAME[indicator]));
    if (definition === undefined) throw new Error(`nothing of ours is ${indicator}`);
    const names = named?.options ?? definition.parameters.map(({ name }) => name);
    const values = Object.fromEntries(
      definition.parameters.map(({ name, default: usual }) => [
        name,
        options[names.indexOf(name)] ?? usual,
      ]),
    );
    const columns = arrays.slice(0, definition.inputs.length);
    const outputs = definition.batch(
      columns.map((list) => Float64Array.from(list)),
      values,
    );
    arrays.slice(definition.inputs.length).forEach((expected, o) => {
      const actual = outputs[named?.outputs[o] ?? o]?.slice(-expected.length);
      expected.forEach((value, i) => {
        const error = Math.abs((actual?.[i] as number) - value);
        expect(error, `${indicator}[${i}]`).toBeLessThan(Math.max(1e-3, Math.abs(value) * 1e-12));
      });
    });
  });
});
