/** A short trail of an account's equity for its sparkline: stored points, then live ones. */
import type { AccountUpdate } from '@fiducia/sdk';
import { toPixels } from '../format/decimal.js';

export interface EquityTrail {
  readonly run: number;
  readonly lastAt: string;
  readonly values: readonly number[];
}

/** As many points as the little drawing has room for. */
export const TRAIL_POINTS = 60;

/** One value per market time; a new run begins a new trail. */
export function extendTrail(trail: EquityTrail, update: AccountUpdate): EquityTrail {
  const at = update.marketTime;
  if (update.equity === null) return trail;
  const value = toPixels(update.equity);
  if (update.run > trail.run) return { run: update.run, lastAt: at ?? '', values: [value] };
  if (update.run < trail.run || at === null || at < trail.lastAt) return trail;
  const kept = at === trail.lastAt ? trail.values.slice(0, -1) : trail.values;
  return { run: trail.run, lastAt: at, values: [...kept, value].slice(-TRAIL_POINTS) };
}
