/** Recorded bars in the shares of a later day: what charts and indicators take across a split. */
import type { SharedDatabase } from '@fiducia/tenants';
import { MarketDays } from '../../calendars/market-days.js';
import { priceFactor } from '../../domain/corporate-action.js';
import type { CorporateAction } from '../../domain/corporate-action.js';
import type { InstrumentSpec } from '../../domain/instrument.js';
import { withoutNoise } from '../../domain/without-noise.js';
import type { BarColumns } from '../bar-columns.js';
import { loadActions } from './recorded-actions.js';

/**
 * By what the price of each bar is multiplied; null when all are in the same shares. Only splits that
 * had taken effect at `asOf` count, so that nothing of the future shows.
 */
export function splitFactors(
  at: Float64Array,
  instrument: InstrumentSpec,
  actions: readonly CorporateAction[],
  asOf: number,
): Float64Array | null {
  const days = new MarketDays([instrument]);
  const today = days.at({ now: asOf });
  const factors = new Float64Array(at.length).fill(1);
  for (const action of actions) {
    if (action.type !== 'SPLIT' || action.exDay > today) continue;
    const factor = priceFactor(action);
    for (let row = 0; row < at.length; row += 1) {
      if (days.at({ now: at[row] as number }) >= action.exDay) break;
      factors[row] = (factors[row] as number) * factor;
    }
  }
  return factors.some((factor) => factor !== 1) ? factors : null;
}

/** Of the recorded actions. */
export async function recordedSplitFactors(
  shared: SharedDatabase,
  instrument: InstrumentSpec,
  at: Float64Array,
  asOf: number,
): Promise<Float64Array | null> {
  const actions = await loadActions(shared, [instrument.symbol]);
  return splitFactors(at, instrument, actions, asOf);
}

/** Changes columns of the caller's own: prices by the factor, volumes the other way round. */
export async function adjustColumns(
  shared: SharedDatabase,
  instrument: InstrumentSpec,
  columns: BarColumns,
  asOf: number,
): Promise<void> {
  const factors = await recordedSplitFactors(shared, instrument, columns.at, asOf);
  if (factors === null) return;
  for (const [row, factor] of factors.entries()) {
    if (factor === 1) continue;
    for (const name of ['open', 'high', 'low', 'close'] as const) {
      columns[name][row] = withoutNoise((columns[name][row] as number) * factor);
    }
    columns.volume[row] = withoutNoise((columns.volume[row] as number) / factor);
  }
}
