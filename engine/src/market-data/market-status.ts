/** The market as everyone may see it: where the replay stands, and what comes next. */
import type { MarketPhase, ReplayState } from './replay-record.js';

/** Carries a `MarketStatus`; belongs to no tenant. */
export const MARKET_CHANNEL = 'market';

export interface MarketStatus {
  readonly phase: MarketPhase;
  readonly source: string;
  /** Stamp of the last bar published, ISO 8601; null at the start of a run. */
  readonly marketTime: string | null;
  /** Null: as fast as possible. */
  readonly barsPerSecond: number | null;
  readonly run: number;
  readonly firstBar: string;
  readonly lastBar: string;
  /** Decimal string, 0 to 100. */
  readonly progressPct: string;
  readonly message: string;
}

export function marketStatusOf(state: ReplayState): MarketStatus {
  return {
    phase: state.phase,
    source: state.source,
    marketTime: isoOf(state.publishedAt),
    barsPerSecond: state.barsPerSecond,
    run: state.run,
    firstBar: new Date(state.firstAt).toISOString(),
    lastBar: new Date(state.lastAt).toISOString(),
    progressPct: ((100 * state.position) / state.stepCount).toFixed(2),
    message: state.message,
  };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
