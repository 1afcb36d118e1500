/** Which measures are gains: their sign is always shown, and their colour repeats it. */
import type { FigureUnit } from './show-measure.js';

const GAINS: ReadonlySet<string> = new Set([
  'totalReturn',
  'cagr',
  'geometricMean',
  'averageReturn',
  'alpha',
  'averageTrade',
  'bestTrade',
  'worstTrade',
  'bestPeriod',
  'worstPeriod',
]);

export function isGain(key: string): boolean {
  return GAINS.has(key);
}

/** How a search's objective is shown: its trials come as figures without their units. */
const FRACTIONS: ReadonlySet<string> = new Set([
  'maxDrawdown',
  'volatility',
  'winRate',
  'probabilisticSharpe',
  'expectedShortfall',
  'valueAtRisk',
  'ulcerIndex',
  'downsideRisk',
]);

export function unitOf(key: string): FigureUnit {
  if (isGain(key)) return 'GAIN';
  if (key === 'trades') return 'COUNT';
  return FRACTIONS.has(key) ? 'FRACTION' : 'RATIO';
}
