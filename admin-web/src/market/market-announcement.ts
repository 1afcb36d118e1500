/** What a change of the market feed is worth saying aloud. */
import type { MarketStatus } from '@fiducia/sdk';

export type MarketAnnouncement =
  | { readonly kind: 'ENDED'; readonly lastBar: string }
  | { readonly kind: 'STARTED_OVER'; readonly run: number }
  | { readonly kind: 'STOPPED' }
  | { readonly kind: 'RUNNING' };

export function announcementOf(
  before: MarketStatus | undefined,
  now: MarketStatus,
): MarketAnnouncement | null {
  if (!before) return null;
  if (now.run > before.run) return { kind: 'STARTED_OVER', run: now.run };
  if (now.phase === before.phase) return null;
  switch (now.phase) {
    case 'ENDED':
      return { kind: 'ENDED', lastBar: now.lastBar };
    case 'STOPPED':
      return { kind: 'STOPPED' };
    case 'REPLAYING':
      return before.phase === 'STOPPED' ? { kind: 'RUNNING' } : null;
    case 'FAST_FORWARD':
      return null;
  }
}
