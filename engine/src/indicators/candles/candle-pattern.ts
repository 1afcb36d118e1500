/** Makes an indicator of a candlestick pattern's rule. */
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorDefinition, IndicatorParameter, IndicatorValues } from '../indicator.js';
import { factor } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { CandleWindow } from './candle-window.js';
import { TALIB_CANDLE_SETTINGS, ZERO_CANDLE_SETTINGS } from './candle-settings.js';

/** Asked on every bar; the candles and averages that it has taken from the window move with it. */
export type CandleRule = () => number;

export interface CandlePattern {
  /** TA-Lib's name. */
  readonly fn: string;
  readonly title: string;
  readonly description: string;
  /** The default of `penetration`, where the pattern has this parameter. */
  readonly penetration?: number;
  /** Index of the first output, where it is not the longest average + the candles before. */
  lookback?(longestPeriod: number): number;
  /** Bars before the first output at which a rule with a memory is already asked. */
  readonly asksEarlier?: number;
  rule(window: CandleWindow, penetration: number): CandleRule;
}

/** By the number that the parameter `candleSettings` takes. */
const SETTINGS = [ZERO_CANDLE_SETTINGS, TALIB_CANDLE_SETTINGS] as const;
/** What whoever trades on patterns takes. */
export const TALIB_SETTINGS = 1;

/**
 * The default repeats the reference values that calls are checked against, which come from a TA-Lib
 * without its initialisation (docs/candle-patterns.md).
 */
export const CANDLE_SETTINGS: IndicatorParameter<'candleSettings'> = {
  name: 'candleSettings',
  default: 0,
  min: 0,
  max: SETTINGS.length - 1,
  integer: true,
};

class CandleStream extends StreamBase {
  private readonly window: CandleWindow;
  private count = 0;
  readonly #rule: CandleRule;
  readonly #lookback: number;
  readonly #firstAsked: number;

  constructor(pattern: CandlePattern, { candleSettings, penetration }: IndicatorValues) {
    super();
    const settings = SETTINGS[candleSettings ?? CANDLE_SETTINGS.default] as (typeof SETTINGS)[0];
    this.window = new CandleWindow(settings);
    this.#rule = pattern.rule(this.window, penetration ?? 0);
    const { longestPeriod, reach } = this.window;
    this.#lookback = pattern.lookback?.(longestPeriod) ?? longestPeriod + reach;
    this.#firstAsked = this.#lookback - (pattern.asksEarlier ?? 0);
  }

  get lookback(): number {
    return this.#lookback;
  }

  update(open: number, high: number, low: number, close: number): number {
    const { window, count } = this;
    window.take(open, high, low, close);
    if (count >= this.#firstAsked) {
      const answer = this.#rule();
      if (count >= this.#lookback) this.value = answer;
    }
    window.advance(this.#firstAsked - count);
    this.count = count + 1;
    return this.value;
  }
}

export function candlePattern(pattern: CandlePattern): IndicatorDefinition {
  const probe = new CandleWindow(TALIB_CANDLE_SETTINGS);
  pattern.rule(probe, 0);
  return defineIndicator({
    fn: pattern.fn,
    title: pattern.title,
    description: pattern.description,
    group: 'candles',
    inputs: ['open', 'high', 'low', 'close'],
    parameters: [
      ...(pattern.penetration === undefined ? [] : [factor('penetration', pattern.penetration, 0)]),
      ...(probe.usesSettings ? [CANDLE_SETTINGS] : []),
    ],
    outputs: ['output'],
    create: (values) => new CandleStream(pattern, values),
  });
}
