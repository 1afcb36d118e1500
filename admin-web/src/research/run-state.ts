/** Where a run stands, and which of two readings of it is the newer one. */
import type { ResearchRun, ResearchStatus } from '@fiducia/sdk';
import type { BadgeTone } from '../ui/badge.js';

export const STATUS_TONES: Readonly<Record<ResearchStatus, BadgeTone>> = {
  QUEUED: 'neutral',
  RUNNING: 'brand',
  DONE: 'positive',
  FAILED: 'negative',
  CANCELED: 'neutral',
};

export function isUnfinished({ status }: Pick<ResearchRun, 'status'>): boolean {
  return status === 'QUEUED' || status === 'RUNNING';
}

/** Only what is done can be laid beside others. */
export function isComparable({ kind, status }: Pick<ResearchRun, 'kind' | 'status'>): boolean {
  return kind === 'BACKTEST' && status === 'DONE';
}

/** An answer may be overtaken by a live message that was sent later: a run never goes back. */
export function newerOf(known: ResearchRun, other: ResearchRun): ResearchRun {
  if (isUnfinished(known) !== isUnfinished(other)) return isUnfinished(known) ? other : known;
  return other.progress.done >= known.progress.done || !isUnfinished(other) ? other : known;
}

export function symbolsOf({ instruments }: Pick<ResearchRun, 'instruments'>): readonly string[] {
  return instruments.map(({ symbol }) => symbol);
}

/** Of prices that are not in the account's currency. */
export function foreignCurrencies({
  instruments,
  currency,
}: Pick<ResearchRun, 'instruments' | 'currency'>): readonly string[] {
  const quoted = new Set(instruments.map((instrument) => instrument.currency));
  return [...quoted].filter((one) => one !== currency);
}

/** Bars of a day or longer need no time of day beside their date. */
export function isIntraday({ instruments }: Pick<ResearchRun, 'instruments'>): boolean {
  return instruments.some(({ timeframe }) => /^\d+(s|m|h)$/.test(timeframe));
}
