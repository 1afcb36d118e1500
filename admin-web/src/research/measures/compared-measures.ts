/** The figures by which runs are laid beside each other, and how each is shown. */
import type { Measure, ResearchRun } from '@fiducia/sdk';
import type { FigureUnit } from './show-measure.js';

export interface ComparedMeasure {
  readonly key: string;
  readonly unit: FigureUnit;
  readonly better?: 'MORE' | 'LESS';
}

export const COMPARED_MEASURES: readonly ComparedMeasure[] = [
  { key: 'totalReturn', unit: 'GAIN', better: 'MORE' },
  { key: 'cagr', unit: 'GAIN', better: 'MORE' },
  { key: 'volatility', unit: 'FRACTION', better: 'LESS' },
  { key: 'maxDrawdown', unit: 'FRACTION', better: 'LESS' },
  { key: 'maxDrawdownDays', unit: 'DAYS', better: 'LESS' },
  { key: 'sharpe', unit: 'RATIO', better: 'MORE' },
  { key: 'sortino', unit: 'RATIO', better: 'MORE' },
  { key: 'calmar', unit: 'RATIO', better: 'MORE' },
  { key: 'expectedShortfall', unit: 'FRACTION', better: 'LESS' },
  { key: 'probabilisticSharpe', unit: 'FRACTION', better: 'MORE' },
  { key: 'trades', unit: 'COUNT' },
  { key: 'winRate', unit: 'FRACTION', better: 'MORE' },
  { key: 'profitFactor', unit: 'RATIO', better: 'MORE' },
  { key: 'averageTrade', unit: 'GAIN', better: 'MORE' },
  { key: 'exposure', unit: 'FRACTION' },
  { key: 'costs', unit: 'MONEY', better: 'LESS' },
];

export function measureOf(run: ResearchRun, key: string): Measure | undefined {
  // Of a search, those of its best.
  const measures = run.backtest?.measures ?? run.sweep?.best?.measures;
  return measures?.find(({ name }) => name === key);
}

export function valueOf(run: ResearchRun, key: string): number | null {
  return measureOf(run, key)?.value ?? null;
}
