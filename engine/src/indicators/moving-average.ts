/** The nine kinds of moving average, as TA-Lib numbers them. */
import type { IndicatorParameter, IndicatorStream } from './indicator.js';
import { Mama } from './overlap/mama.js';
import { Dema } from './overlap/dema.js';
import { Ema } from './overlap/ema.js';
import { Kama } from './overlap/kama.js';
import { Sma } from './overlap/sma.js';
import { T3 } from './overlap/t3.js';
import { Tema } from './overlap/tema.js';
import { Trima } from './overlap/trima.js';
import { Wma } from './overlap/wma.js';
import { Pointwise } from './pointwise.js';

const KINDS: readonly ((timePeriod: number) => IndicatorStream)[] = [
  (timePeriod) => new Sma(timePeriod),
  (timePeriod) => new Ema(timePeriod),
  (timePeriod) => new Wma(timePeriod),
  (timePeriod) => new Dema(timePeriod),
  (timePeriod) => new Tema(timePeriod),
  (timePeriod) => new Trima(timePeriod),
  (timePeriod) => new Kama(timePeriod),
  // It finds its own period.
  () => new Mama(),
  (timePeriod) => new T3(timePeriod),
];

/** 0 SMA, 1 EMA, 2 WMA, 3 DEMA, 4 TEMA, 5 TRIMA, 6 KAMA, 7 MAMA, 8 T3. */
export function maType<Name extends string>(name: Name): IndicatorParameter<Name> {
  return { name, default: 0, min: 0, max: KINDS.length - 1, integer: true };
}

/** Of one bar it is the value itself, whatever the kind. */
export function createMovingAverage(kind: number, timePeriod: number): IndicatorStream {
  if (timePeriod === 1) return new Pointwise((value = Number.NaN) => value);
  const create = KINDS[kind];
  if (create === undefined) throw new Error(`there is no kind ${kind} of moving average`);
  return create(timePeriod);
}
