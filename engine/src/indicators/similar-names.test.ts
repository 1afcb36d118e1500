/** What is offered to somebody who wrote a name that there is not. */
import { expect, it } from 'vitest';
import { similarNames } from './similar-names.js';

const NAMES = ['RSI', 'SMA', 'STOCHRSI', 'BBANDS', 'PLUS_DI', 'MACD', 'MACDEXT', 'T3'];

it.each([
  ['rsi', ['RSI']],
  ['plus di', ['PLUS_DI']],
  ['MACDX', ['MACD']],
  ['MACD extended', ['MACD', 'MACDEXT']],
  ['BBAND', ['BBANDS']],
  ['BANDS', ['BBANDS']],
  ['SNA', ['SMA']],
  ['BollingerBands', []],
  ['T', []],
  ['', []],
])('for %j it is %j', (asked, offered) => {
  expect(similarNames(asked, NAMES)).toEqual(offered);
});
