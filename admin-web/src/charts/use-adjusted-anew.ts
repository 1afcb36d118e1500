/** When a split takes effect, the bars of before are read again: in the new shares. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AccountFeed } from '../account/account-feed.js';
import { candlesQuery } from '../market/market-queries.js';

export function useAdjustedAnew(symbol: string, run: number, feed: AccountFeed): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      feed.onEvent(({ type }) => {
        // Of whichever instrument: what was split stands in the payload, which not everyone may see.
        if (type !== 'SPLIT') return;
        void queryClient.invalidateQueries({ queryKey: candlesQuery(symbol, run).queryKey });
      }),
    [symbol, run, feed, queryClient],
  );
}
