/** Keeps the market's state current and says aloud when the data ends or starts over. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { I18n } from '../i18n/i18n-context.js';
import { readStream } from '../live/read-stream.js';
import { overviewQuery } from '../overview/overview-query.js';
import { toasts } from '../ui/toast-store.js';
import type { MarketAnnouncement } from './market-announcement.js';
import { announcementOf } from './market-announcement.js';
import { marketQuery } from './market-queries.js';

export function useMarketFeed(onSessionEnded: () => void): void {
  const queryClient = useQueryClient();
  const i18n = useI18n();
  useEffect(
    () =>
      readStream({
        open: (signal) => client.market.updates({ signal }),
        handle: (status) => {
          const before = queryClient.getQueryData(marketQuery.queryKey);
          const announcement = announcementOf(before, status);
          queryClient.setQueryData(marketQuery.queryKey, status);
          // While accounts catch up only some of their bars are seen here: now they are all there.
          if (before?.phase === 'FAST_FORWARD' && status.phase !== 'FAST_FORWARD') {
            void queryClient.invalidateQueries({ queryKey: overviewQuery.queryKey });
          }
          if (announcement) announce(announcement, i18n);
        },
        onSessionEnded,
      }),
    [queryClient, i18n, onSessionEnded],
  );
}

function announce(announcement: MarketAnnouncement, { t, formats }: I18n): void {
  switch (announcement.kind) {
    case 'ENDED':
      return toasts.show(
        'warning',
        t('market.announce.ended', { day: formats.marketDay(announcement.lastBar) }),
      );
    case 'STARTED_OVER':
      return toasts.show('neutral', t('market.announce.startedOver', { run: announcement.run }));
    case 'STOPPED':
      return toasts.show('warning', t('market.announce.stopped'));
    case 'RUNNING':
      return toasts.show('positive', t('market.announce.running'));
  }
}
