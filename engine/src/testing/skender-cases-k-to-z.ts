/** Skender's results, Keltner to Z: which of our functions gives which column. */
import type { Outputs, SkenderCase } from './skender-case.js';

const map = (values: Float64Array, change: (value: number, i: number) => number): Float64Array =>
  values.map(change);

const output = (outputs: Outputs, name: string): Float64Array => {
  const values = outputs[name];
  if (values === undefined) throw new Error(`there is no output ${name}`);
  return values;
};

const PIVOTS = { pp: 'pp', s1: 's1', s2: 's2', s3: 's3', r1: 'r1', r2: 'r2', r3: 'r3' };
const FOREIGN_FIRST = ['benchmark', 'close'];

export const SKENDER_CASES_K_TO_Z: readonly SkenderCase[] = [
  {
    file: 'keltner',
    fn: 'KELTNER',
    fields: {
      upperBand: 'upperBand',
      centerline: 'middleBand',
      lowerBand: 'lowerBand',
      width: 'width',
    },
  },
  { file: 'kvo', fn: 'KVO', fields: { oscillator: 'oscillator', signal: 'signal' } },
  {
    file: 'ma-env',
    fn: 'MA_ENVELOPE',
    fields: {
      centerline: 'middleBand',
      upperEnvelope: 'upperBand',
      lowerEnvelope: 'lowerBand',
    },
  },
  {
    file: 'macd',
    fn: 'MACD',
    fields: { macd: 'MACD', signal: 'MACDSignal', histogram: 'MACDHist' },
    converges: true,
  },
  { file: 'macd', fn: 'EMA', params: { timePeriod: 12 }, fields: { fastEma: 'output' } },
  { file: 'macd', fn: 'EMA', params: { timePeriod: 26 }, fields: { slowEma: 'output' } },
  { file: 'mama', fn: 'EHLERS_MAMA', fields: { mama: 'mama', fama: 'fama' } },
  {
    file: 'marubozu',
    fn: 'MARUBOZU',
    fields: { match: (o) => map(output(o, 'match'), (value) => 100 * value), price: 'price' },
  },
  { file: 'mfi', fn: 'MFI', fields: { mfi: 'output' } },
  {
    file: 'obv',
    fn: 'OBV',
    // TA-Lib counts the first bar's volume, Skender does not.
    fields: {
      obv: (o) => map(output(o, 'output'), (value) => value - (output(o, 'output')[0] ?? 0)),
    },
  },
  {
    file: 'psar',
    fn: 'PARABOLIC_SAR',
    fields: { sar: 'sar', isReversal: 'isReversal' },
  },
  { file: 'psar', fn: 'SAR', fields: { sar: 'output' }, converges: true },
  { file: 'pivot-points', fn: 'PIVOT_POINTS', fields: PIVOTS },
  {
    file: 'pivots',
    fn: 'PIVOTS',
    fields: { highPoint: 'highPoint', lowPoint: 'lowPoint' },
    drawnBack: 2,
  },
  { file: 'pmo', fn: 'PMO', fields: { pmo: 'pmo', signal: 'signal' } },
  {
    file: 'prs',
    fn: 'PRS',
    inputs: FOREIGN_FIRST,
    fields: { prs: 'prs', prsPercent: 'prsPercent' },
  },
  { file: 'pvo', fn: 'PVO', fields: { pvo: 'pvo', signal: 'signal', histogram: 'histogram' } },
  { file: 'roc', fn: 'ROC', params: { timePeriod: 14 }, fields: { roc: 'output' } },
  { file: 'roc', fn: 'MOM', params: { timePeriod: 14 }, fields: { momentum: 'output' } },
  {
    file: 'roc-wb',
    fn: 'ROC_BANDS',
    fields: { roc: 'roc', rocEma: 'rocEma', upperBand: 'upperBand', lowerBand: 'lowerBand' },
  },
  { file: 'rolling-pivots', fn: 'ROLLING_PIVOTS', fields: PIVOTS },
  { file: 'rsi', fn: 'RSI', fields: { rsi: 'output' } },
  {
    file: 'slope',
    fn: 'REGRESSION',
    fields: {
      slope: 'slope',
      stdDev: 'stdDev',
      rSquared: 'rSquared',
      // Skender's line starts at bar 0 of the series, ours at the oldest of the 14 bars.
      intercept: (o) =>
        map(output(o, 'lineStart'), (start, i) => start - (output(o, 'slope')[i] ?? 0) * (i - 12)),
      // Skender draws the last line back over its 14 bars.
      line: (o) => {
        const start = output(o, 'lineStart').at(-1) ?? 0;
        const slope = output(o, 'slope').at(-1) ?? 0;
        const from = output(o, 'slope').length - 14;
        return map(output(o, 'slope'), (_, i) =>
          i < from ? Number.NaN : start + slope * (i - from),
        );
      },
    },
  },
  {
    file: 'slope',
    fn: 'LINEARREG_SLOPE',
    params: { timePeriod: 14 },
    fields: { slope: 'output' },
  },
  { file: 'sma', fn: 'SMA', params: { timePeriod: 20 }, fields: { sma: 'output' } },
  {
    file: 'sma-analysis',
    fn: 'SMA_ERROR',
    fields: { sma: 'sma', mad: 'mad', mse: 'mse', mape: 'mape' },
  },
  { file: 'smi', fn: 'SMI', fields: { smi: 'smi', signal: 'signal' } },
  { file: 'smma', fn: 'SMMA', fields: { smma: 'output' } },
  {
    file: 'starc',
    fn: 'STARC',
    fields: { upperBand: 'upperBand', centerline: 'middleBand', lowerBand: 'lowerBand' },
  },
  { file: 'stc', fn: 'STC', fields: { stc: 'output' } },
  {
    file: 'stdev',
    fn: 'Z_SCORE',
    fields: { stdDev: 'stdDev', mean: 'mean', zScore: 'zScore' },
  },
  { file: 'stdev', fn: 'STDDEV', params: { timePeriod: 14 }, fields: { stdDev: 'output' } },
  {
    file: 'stoch',
    fn: 'KDJ',
    fields: { oscillator: 'k', signal: 'd', percentJ: 'j', k: 'k', d: 'd', j: 'j' },
    earlier: true,
  },
  {
    file: 'stoch',
    fn: 'STOCH',
    params: { fastK_Period: 14, slowK_Period: 3, slowD_Period: 3 },
    fields: { signal: 'slowD' },
  },
  {
    file: 'stoch-rsi',
    fn: 'STOCHRSI',
    params: { timePeriod: 14, fastK_Period: 14, fastD_Period: 3 },
    fields: { stochRsi: 'fastK', signal: 'fastD' },
    converges: true,
  },
  {
    file: 'supertrend',
    fn: 'SUPERTREND',
    fields: { superTrend: 'superTrend', upperBand: 'upperBand', lowerBand: 'lowerBand' },
  },
  {
    file: 't3',
    fn: 'T3',
    params: { timePeriod: 5, VFactor: 0.7 },
    fields: { t3: 'output' },
    converges: true,
  },
  {
    file: 'tema',
    fn: 'TEMA',
    params: { timePeriod: 20 },
    fields: { tema: 'output' },
    converges: true,
  },
  { file: 'tr', fn: 'TRANGE', fields: { tr: 'output' } },
  {
    file: 'trix',
    fn: 'TRIX',
    params: { timePeriod: 14 },
    fields: { trix: 'output' },
    converges: true,
  },
  { file: 'tsi', fn: 'TSI', fields: { tsi: 'tsi', signal: 'signal' } },
  { file: 'ulcer', fn: 'ULCER', fields: { ulcerIndex: 'output', ui: 'output' } },
  { file: 'uo', fn: 'ULTOSC', fields: { ultimate: 'output' } },
  {
    file: 'vol-stop',
    fn: 'VOLATILITY_STOP',
    fields: { sar: 'sar', isStop: 'isStop', upperBand: 'upperBand', lowerBand: 'lowerBand' },
  },
  { file: 'vortex', fn: 'VORTEX', fields: { pvi: 'plusVi', nvi: 'minusVi' } },
  { file: 'vwap', fn: 'ANCHORED_VWAP', fields: { vwap: 'vwap' } },
  { file: 'vwma', fn: 'VWMA', fields: { vwma: 'output' } },
  { file: 'willr', fn: 'WILLR', fields: { williamsR: 'output' } },
  { file: 'wma', fn: 'WMA', params: { timePeriod: 14 }, fields: { wma: 'output' } },
];
