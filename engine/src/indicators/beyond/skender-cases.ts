/** Which of our functions gives which column of Skender's results, for the test against them. */

/** A column of ours: one output, or something made of the function's outputs. */
export type Ours = string | ((outputs: Outputs, close: Float64Array) => Float64Array);
export type Outputs = Readonly<Record<string, Float64Array>>;

export interface SkenderCase {
  /** Skender's file, without its ending. */
  readonly file: string;
  readonly fn: string;
  readonly params?: Readonly<Record<string, number>>;
  readonly inputs?: readonly string[];
  /** Skender's field → ours. */
  readonly fields: Readonly<Record<string, Ours>>;
  /** Seeded differently: only the end of the series agrees. */
  readonly converges?: true;
  /** Skender draws the value so many bars before it is known. */
  readonly drawnBack?: number;
  /** Ours has values on bars where Skender leaves them out. */
  readonly earlier?: true;
  /** Ours has its first value at this bar, later than Skender. */
  readonly from?: number;
}

const map = (values: Float64Array, change: (value: number, i: number) => number): Float64Array =>
  values.map(change);

const output = (outputs: Outputs, name: string): Float64Array => {
  const values = outputs[name];
  if (values === undefined) throw new Error(`there is no output ${name}`);
  return values;
};

const PIVOTS = { pp: 'pp', s1: 's1', s2: 's2', s3: 's3', r1: 'r1', r2: 'r2', r3: 'r3' };
const FOREIGN_FIRST = ['benchmark', 'close'];

export const SKENDER_CASES: readonly SkenderCase[] = [
  { file: 'adl', fn: 'AD', fields: { adl: 'output' } },
  {
    file: 'adl',
    fn: 'CMF',
    fields: {
      moneyFlowMultiplier: 'moneyFlowMultiplier',
      moneyFlowVolume: 'moneyFlowVolume',
    },
  },
  {
    file: 'adx',
    fn: 'DMI',
    params: { timePeriod: 14 },
    fields: { pdi: 'plusDi', mdi: 'minusDi', dx: 'dx', adx: 'adx', adxr: 'adxr' },
  },
  { file: 'adx', fn: 'ADX', fields: { adx: 'output' }, converges: true },
  { file: 'alligator', fn: 'ALLIGATOR', fields: { jaw: 'jaw', teeth: 'teeth', lips: 'lips' } },
  { file: 'alma', fn: 'ALMA', fields: { alma: 'output' } },
  {
    file: 'aroon',
    fn: 'AROON',
    params: { timePeriod: 25 },
    fields: { aroonUp: 'aroonUp', aroonDown: 'aroonDown' },
    converges: true,
  },
  {
    file: 'aroon',
    fn: 'AROONOSC',
    params: { timePeriod: 25 },
    fields: { oscillator: 'output' },
    converges: true,
  },
  { file: 'atr', fn: 'ATR', fields: { atr: 'output' } },
  { file: 'atr', fn: 'NATR', fields: { atrp: 'output' } },
  { file: 'atr', fn: 'TRANGE', fields: { tr: 'output' } },
  {
    file: 'atr-stop',
    fn: 'ATR_STOP',
    fields: { atrStop: 'atrStop', buyStop: 'buyStop', sellStop: 'sellStop', atr: 'atr' },
  },
  {
    file: 'awesome',
    fn: 'AWESOME',
    fields: { oscillator: 'oscillator', normalized: 'normalized' },
  },
  {
    file: 'beta',
    fn: 'MARKET_BETA',
    inputs: FOREIGN_FIRST,
    fields: { beta: 'beta' },
  },
  {
    file: 'beta',
    fn: 'MARKET_BETA',
    inputs: FOREIGN_FIRST,
    // Ours begin with the slopes, after n returns.
    fields: { returnsEval: 'returnsEval', returnsMrkt: 'returnsMarket' },
    converges: true,
  },
  {
    file: 'bb',
    fn: 'BOLLINGER',
    fields: {
      sma: 'middleBand',
      upperBand: 'upperBand',
      lowerBand: 'lowerBand',
      percentB: 'percentB',
      zScore: 'zScore',
      width: 'width',
    },
  },
  {
    file: 'bb',
    fn: 'BBANDS',
    params: { timePeriod: 20 },
    fields: { sma: 'middleBand', upperBand: 'upperBand', lowerBand: 'lowerBand' },
  },
  { file: 'bop', fn: 'SMOOTHED_BOP', fields: { bop: 'output' } },
  { file: 'cci', fn: 'CCI', params: { timePeriod: 20 }, fields: { cci: 'output' } },
  {
    file: 'chaikin-osc',
    fn: 'CHAIKIN_OSCILLATOR',
    fields: { oscillator: 'oscillator', fastEma: 'fastEma', slowEma: 'slowEma' },
  },
  { file: 'chaikin-osc', fn: 'ADOSC', fields: { oscillator: 'output' }, converges: true },
  { file: 'chaikin-osc', fn: 'AD', fields: { adl: 'output' } },
  {
    file: 'chaikin-osc',
    fn: 'CMF',
    fields: { moneyFlowMultiplier: 'moneyFlowMultiplier', moneyFlowVolume: 'moneyFlowVolume' },
  },
  { file: 'chexit', fn: 'CHANDELIER', fields: { chandelierExit: 'longExit' } },
  { file: 'chop', fn: 'CHOP', fields: { chop: 'output' } },
  {
    file: 'cmf',
    fn: 'CMF',
    fields: {
      cmf: 'cmf',
      moneyFlowMultiplier: 'moneyFlowMultiplier',
      moneyFlowVolume: 'moneyFlowVolume',
    },
  },
  { file: 'cmo', fn: 'CHANDE_MOMENTUM', fields: { cmo: 'output' } },
  {
    file: 'crsi',
    fn: 'CONNORS_RSI',
    fields: { connorsRsi: 'connorsRsi', streak: 'streak', rsi: 'rsi', rsiStreak: 'rsiStreak' },
    // The first two values of the streak's RSI, which Skender leaves out.
    earlier: true,
  },
  {
    file: 'crsi',
    fn: 'CONNORS_RSI',
    fields: { percentRank: 'percentRank' },
    // Skender ranks its first value among 99 gains.
    from: 101,
  },
  {
    file: 'corr',
    fn: 'CORRELATION',
    inputs: FOREIGN_FIRST,
    fields: {
      varianceA: 'varianceA',
      varianceB: 'varianceB',
      covariance: 'covariance',
      correlation: 'correlation',
      rSquared: 'rSquared',
    },
  },
  {
    file: 'dema',
    fn: 'DEMA',
    params: { timePeriod: 14 },
    fields: { dema: 'output' },
    converges: true,
  },
  { file: 'doji', fn: 'DOJI', fields: { match: 'match', price: 'price' } },
  {
    file: 'donchian',
    fn: 'DONCHIAN',
    params: { timePeriod: 20, offset: 1 },
    fields: {
      upperBand: 'upperBand',
      centerline: 'middleBand',
      lowerBand: 'lowerBand',
      width: 'width',
    },
  },
  { file: 'dpo', fn: 'DPO', fields: { dpo: 'dpo', sma: 'sma' }, drawnBack: 8 },
  { file: 'dynamic', fn: 'MCGINLEY_DYNAMIC', fields: { dynamic: 'output' } },
  {
    file: 'elder-ray',
    fn: 'ELDER_RAY',
    fields: { ema: 'ema', bullPower: 'bullPower', bearPower: 'bearPower' },
  },
  { file: 'ema', fn: 'EMA', params: { timePeriod: 20 }, fields: { ema: 'output' } },
  { file: 'epma', fn: 'LINEARREG', params: { timePeriod: 10 }, fields: { epma: 'output' } },
  {
    file: 'fcb',
    fn: 'FRACTAL_CHAOS_BANDS',
    fields: { upperBand: 'upperBand', lowerBand: 'lowerBand' },
  },
  { file: 'fisher', fn: 'FISHER', fields: { fisher: 'fisher', trigger: 'trigger' } },
  { file: 'force', fn: 'FORCE_INDEX', fields: { forceIndex: 'output' } },
  {
    file: 'fractal',
    fn: 'FRACTAL',
    fields: { fractalBear: 'fractalBear', fractalBull: 'fractalBull' },
    drawnBack: 2,
  },
  {
    file: 'gator',
    fn: 'GATOR',
    fields: {
      upper: 'upper',
      lower: 'lower',
      upperIsExpanding: 'upperIsExpanding',
      lowerIsExpanding: 'lowerIsExpanding',
    },
  },
  {
    file: 'heikinashi',
    fn: 'HEIKIN_ASHI',
    fields: { open: 'open', high: 'high', low: 'low', close: 'close' },
  },
  { file: 'hma', fn: 'HMA', fields: { hma: 'output' } },
  {
    file: 'htl',
    fn: 'EHLERS_TRENDLINE',
    fields: { dcPeriods: 'dcPeriods', trendline: 'trendline', smoothPrice: 'smoothPrice' },
  },
  {
    file: 'hurst',
    fn: 'HURST',
    fields: { hurstExponent: 'hurstExponent', hurstExponentAL: 'hurstExponentAL' },
  },
  {
    file: 'ichimoku',
    fn: 'ICHIMOKU',
    fields: {
      tenkanSen: 'tenkanSen',
      kijunSen: 'kijunSen',
      senkouSpanA: 'senkouSpanA',
      senkouSpanB: 'senkouSpanB',
    },
  },
  { file: 'ichimoku', fn: 'ICHIMOKU', fields: { chikouSpan: 'chikouSpan' }, drawnBack: 26 },
  {
    file: 'kama',
    fn: 'KAMA',
    params: { timePeriod: 10 },
    fields: { kama: 'output' },
    // TA-Lib leaves out the seed.
    from: 10,
  },
  { file: 'kama', fn: 'EFFICIENCY_RATIO', fields: { er: 'output' } },
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
    fields: { obv: (o) => map(output(o, 'output'), (v, _) => v - (output(o, 'output')[0] ?? 0)) },
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
