/** Questions about recorded series: indicators, data quality, longer timeframes. */
export { indicatorValues, MAX_INDICATOR_POINTS, MAX_INDICATOR_VALUES } from './indicator-values.js';
export type {
  IndicatorOutputView,
  IndicatorValuesQuery,
  IndicatorValuesView,
  SeriesIndicatorsView,
} from './indicator-values.js';
export { MAX_INDICATOR_SPECS } from './check-indicator-specs.js';
export { resampledCandles } from './resampled-candles.js';
export { MAX_CHECKED_BARS, seriesQuality } from './series-quality.js';
export type { FindingView, SeriesQualityView } from './series-quality.js';
export type { SeriesExecutor } from './series-executor.js';
