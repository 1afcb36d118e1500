/** Skender's results, A to K: which of our functions gives which column. */
import type { SkenderCase } from './skender-case.js';

const FOREIGN_FIRST = ['benchmark', 'close'];

export const SKENDER_CASES_A_TO_K: readonly SkenderCase[] = [
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
];
