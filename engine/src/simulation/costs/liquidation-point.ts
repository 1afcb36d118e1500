/** How far on the way to a bar's worst prices an account falls below its maintenance margin. */
import { isBelowMaintenance } from './margin-terms.js';
import type { MarginTerms } from './margin-terms.js';

/** What a position is to the account at a price, in its ledger units. */
export interface MarginWorth {
  readonly equity: bigint;
  readonly gross: bigint;
}

export interface MarginLeg {
  readonly atOpen: MarginWorth;
  /** At the bar's worst price for this position. */
  readonly atWorst: MarginWorth;
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
  const start = valuesAt(cash, legs, 'atOpen');
  if (isBelowMaintenance(terms, start.equity, start.gross)) return 0;
  const end = valuesAt(cash, legs, 'atWorst');
  if (!isBelowMaintenance(terms, end.equity, end.gross)) return null;
  const rate = Number(terms.maintenanceRate);
  const free = Number(start.equity) - rate * Number(start.gross);
  const short = rate * Number(end.gross) - Number(end.equity);
  return Math.min(1, Math.max(0, free / (free + short)));
}

function valuesAt(
  cash: bigint,
  legs: readonly MarginLeg[],
  moment: 'atOpen' | 'atWorst',
): MarginWorth {
  let equity = cash;
  let gross = 0n;
  for (const leg of legs) {
    equity += leg[moment].equity;
    gross += leg[moment].gross;
  }
  return { equity, gross };
}
