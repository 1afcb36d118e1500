/** How far on the way to a bar's worst prices an account falls below its maintenance margin. */
import type { InstrumentScale } from '../../domain/instrument-scale.js';
import { isBelowMaintenance } from './margin-terms.js';
import type { MarginTerms } from './margin-terms.js';

export interface MarginLeg {
  readonly scale: InstrumentScale;
  /** Signed. */
  readonly lots: number;
  readonly open: number;
  /** The bar's worst price for this position, in ticks. */
  readonly worst: number;
}

/**
 * 0 at the opens, 1 at the worst prices, null when the margin suffices all the way. All instruments
 * are taken to move together and against the account: equity and gross value are then linear.
 */
export function liquidationPoint(
  terms: MarginTerms,
  cash: bigint,
  legs: readonly MarginLeg[],
): number | null {
  const start = valuesAt(cash, legs, 'open');
  if (isBelowMaintenance(terms, start.equity, start.gross)) return 0;
  const end = valuesAt(cash, legs, 'worst');
  if (!isBelowMaintenance(terms, end.equity, end.gross)) return null;
  const rate = Number(terms.maintenanceRate);
  const free = Number(start.equity) - rate * Number(start.gross);
  const short = rate * Number(end.gross) - Number(end.equity);
  return Math.min(1, Math.max(0, free / (free + short)));
}

function valuesAt(
  cash: bigint,
  legs: readonly MarginLeg[],
  moment: 'open' | 'worst',
): { readonly equity: bigint; readonly gross: bigint } {
  let equity = cash;
  let gross = 0n;
  for (const leg of legs) {
    if (leg.lots === 0) continue;
    const value = leg.scale.notional(leg.lots, leg[moment]);
    equity += value;
    gross += value < 0n ? -value : value;
  }
  return { equity, gross };
}
