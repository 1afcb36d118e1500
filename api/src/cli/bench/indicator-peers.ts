/** The npm packages that our indicators are timed beside, where they are installed. */
import type { IndicatorInputs, IndicatorRun } from './indicator-contest.js';

export interface IndicatorPeer {
  readonly name: string;
  /** By name of the case. */
  readonly runs: Readonly<Record<string, (inputs: IndicatorInputs) => IndicatorRun>>;
}

/** Development tools of this repository: an installation for production has none of them. */
export const PEER_NAMES = ['indicatorts', 'trading-signals', 'technicalindicators'] as const;

export async function loadPeer(name: (typeof PEER_NAMES)[number]): Promise<IndicatorPeer | null> {
  let module: unknown;
  try {
    module = (await import(name)) as unknown;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
  switch (name) {
    case 'indicatorts':
      return { name, runs: indicatorts(module as IndicatorTs) };
    case 'trading-signals':
      return { name, runs: tradingSignals(module as TradingSignals) };
    case 'technicalindicators':
      return { name, runs: technicalIndicators(module as TechnicalIndicators) };
  }
}

type Runs = IndicatorPeer['runs'];

interface IndicatorTs {
  sma(values: number[], options: { period: number }): number[];
  ema(values: number[], options: { period: number }): number[];
  rsi(values: number[], options: { period: number }): number[];
  macd(
    values: number[],
    options: { fast: number; slow: number; signal: number },
  ): { macdLine: number[] };
  bb(values: number[], options: { period: number }): { upper: number[] };
  atr(
    highs: number[],
    lows: number[],
    closes: number[],
    options: { period: number },
  ): { atrLine: number[] };
}

function indicatorts(lib: IndicatorTs): Runs {
  return {
    'SMA 20': ({ closes }) => ({ last: lib.sma(closes, { period: 20 }).at(-1) ?? null }),
    'EMA 20': ({ closes }) => ({ last: lib.ema(closes, { period: 20 }).at(-1) ?? null }),
    'RSI 14': ({ closes }) => ({ last: lib.rsi(closes, { period: 14 }).at(-1) ?? null }),
    'MACD 12 26 9': ({ closes }) => ({
      last: lib.macd(closes, { fast: 12, slow: 26, signal: 9 }).macdLine.at(-1) ?? null,
    }),
    'BBANDS 20': ({ closes }) => ({ last: lib.bb(closes, { period: 20 }).upper.at(-1) ?? null }),
    'ATR 14': ({ highs, lows, closes }) => ({
      last: lib.atr(highs, lows, closes, { period: 14 }).atrLine.at(-1) ?? null,
    }),
  };
}

interface Updated<In, Out> {
  add(value: In): Out | null;
}
type Constructor<Args extends unknown[], In, Out> = new (...args: Args) => Updated<In, Out>;
interface Candle {
  readonly high: number;
  readonly low: number;
  readonly close: number;
}
interface TradingSignals {
  readonly SMA: Constructor<[number], number, number>;
  readonly EMA: Constructor<[number], number, number>;
  readonly RSI: Constructor<[number, unknown], number, number>;
  readonly WSMA: unknown;
  readonly MACD: Constructor<[unknown, unknown, unknown], number, { macd: number }>;
  readonly BollingerBands: Constructor<[number, number], number, { upper: number }>;
  readonly ATR: Constructor<[number, unknown], Candle, number>;
}

function tradingSignals(lib: TradingSignals): Runs {
  return {
    'SMA 20': ({ closes }) => ({ last: added(new lib.SMA(20), closes) }),
    'EMA 20': ({ closes }) => ({ last: added(new lib.EMA(20), closes) }),
    'RSI 14': ({ closes }) => ({ last: added(new lib.RSI(14, lib.WSMA), closes) }),
    'MACD 12 26 9': ({ closes }) => {
      const macd = new lib.MACD(new lib.EMA(12), new lib.EMA(26), new lib.EMA(9));
      return { last: added(macd, closes)?.macd ?? null };
    },
    'BBANDS 20': ({ closes }) => ({
      last: added(new lib.BollingerBands(20, 2), closes)?.upper ?? null,
    }),
    'ATR 14': ({ highs, lows, closes }) => {
      const atr = new lib.ATR(14, lib.WSMA);
      let last: number | null = null;
      for (let i = 0; i < closes.length; i += 1) {
        const candle = { high: highs[i], low: lows[i], close: closes[i] } as Candle;
        last = atr.add(candle);
      }
      return { last };
    },
  };
}

function added<Out>(indicator: Updated<number, Out>, values: readonly number[]): Out | null {
  let last: Out | null = null;
  for (const value of values) last = indicator.add(value);
  return last;
}

interface Calculated<Input, Out> {
  calculate(input: Input): Out[];
}
interface Values {
  readonly values: number[];
  readonly period: number;
}
interface TechnicalIndicators {
  readonly SMA: Calculated<Values, number>;
  readonly EMA: Calculated<Values, number>;
  readonly RSI: Calculated<Values, number>;
  readonly MACD: Calculated<object, { MACD?: number }>;
  readonly BollingerBands: Calculated<Values & { stdDev: number }, { upper: number }>;
  readonly ATR: Calculated<object, number>;
}

function technicalIndicators(lib: TechnicalIndicators): Runs {
  return {
    'SMA 20': ({ closes: values }) => ({
      last: lib.SMA.calculate({ values, period: 20 }).at(-1) ?? null,
    }),
    'EMA 20': ({ closes: values }) => ({
      last: lib.EMA.calculate({ values, period: 20 }).at(-1) ?? null,
    }),
    'RSI 14': ({ closes: values }) => ({
      last: lib.RSI.calculate({ values, period: 14 }).at(-1) ?? null,
    }),
    'MACD 12 26 9': ({ closes: values }) => {
      const periods = { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 };
      const kinds = { SimpleMAOscillator: false, SimpleMASignal: false };
      return { last: lib.MACD.calculate({ values, ...periods, ...kinds }).at(-1)?.MACD ?? null };
    },
    'BBANDS 20': ({ closes: values }) => ({
      last: lib.BollingerBands.calculate({ values, period: 20, stdDev: 2 }).at(-1)?.upper ?? null,
    }),
    'ATR 14': ({ highs: high, lows: low, closes: close }) => ({
      last: lib.ATR.calculate({ high, low, close, period: 14 }).at(-1) ?? null,
    }),
  };
}
