/** What “long”, “short”, “doji”, “near” mean: TA-Lib's candle settings. */

/** What of a candle is averaged; of both shadows together, half is one shadow. */
export type RangeType = 'realBody' | 'highLow' | 'shadows';

/** A length is compared with `factor` × the mean range of the `period` candles before it. */
export interface CandleSetting {
  readonly rangeType: RangeType;
  /** 0: the range of the candle itself instead of a mean. */
  readonly period: number;
  readonly factor: number;
}

export type CandleSettingName =
  | 'bodyLong'
  | 'bodyShort'
  | 'bodyDoji'
  | 'shadowLong'
  | 'shadowVeryLong'
  | 'shadowShort'
  | 'shadowVeryShort'
  | 'near'
  | 'far'
  | 'equal';

export type CandleSettings = Readonly<Record<CandleSettingName, CandleSetting>>;

/** TA-Lib's defaults, which `TA_Initialize` sets. */
export const TALIB_CANDLE_SETTINGS: CandleSettings = {
  bodyLong: { rangeType: 'realBody', period: 10, factor: 1 },
  bodyShort: { rangeType: 'realBody', period: 10, factor: 1 },
  bodyDoji: { rangeType: 'highLow', period: 10, factor: 0.1 },
  shadowLong: { rangeType: 'realBody', period: 0, factor: 1 },
  shadowVeryLong: { rangeType: 'realBody', period: 0, factor: 2 },
  shadowShort: { rangeType: 'shadows', period: 10, factor: 1 },
  shadowVeryShort: { rangeType: 'highLow', period: 10, factor: 0.1 },
  near: { rangeType: 'highLow', period: 5, factor: 0.2 },
  far: { rangeType: 'highLow', period: 5, factor: 0.6 },
  equal: { rangeType: 'highLow', period: 5, factor: 0.05 },
};

const ZERO: CandleSetting = { rangeType: 'realBody', period: 0, factor: 0 };

/** A TA-Lib that was never initialised: every length is compared with zero. */
export const ZERO_CANDLE_SETTINGS: CandleSettings = {
  bodyLong: ZERO,
  bodyShort: ZERO,
  bodyDoji: ZERO,
  shadowLong: ZERO,
  shadowVeryLong: ZERO,
  shadowShort: ZERO,
  shadowVeryShort: ZERO,
  near: ZERO,
  far: ZERO,
  equal: ZERO,
};
