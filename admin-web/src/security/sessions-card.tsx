/** Where one is signed in, and ending that. */
import type { Session } from '@fiducia/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DataTable } from '../ui/data-table.js';
import type { Column } from '../ui/data-table.js';
import { Skeleton } from '../ui/skeleton.js';
import { toasts } from '../ui/toast-store.js';
import { programName } from './program-name.js';
import { sessionsQuery } from './security-queries.js';

export function SessionsCard() {
  const { t } = useI18n();
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  const columns = useColumns();
  const revokeOthers = useEnd(
    () => client.security.revokeOtherSessions(),
    (count) => t('sessions.revokedOthers', { count }),
  );
  return (
    <Card
      title={t('sessions.title')}
      controls={
        sessions !== undefined && sessions.length > 1 ? (
          <Button size="small" busy={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            {t('sessions.revokeOthers')}
          </Button>
        ) : undefined
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {revokeOthers.isError && <ErrorNotice error={revokeOthers.error} />}
      {sessions === undefined ? (
        error === null && <Skeleton rows={3} />
      ) : (
        <DataTable
          caption={t('sessions.caption')}
          columns={columns}
          rows={sessions}
          rowKey={({ id }) => id}
        />
      )}
    </Card>
  );
}

function useColumns(): readonly Column<Session>[] {
  const { t, formats } = useI18n();
  return [
    {
      key: 'device',
      header: t('sessions.device'),
      rowHeader: true,
      cell: (session) => (
        <span className="session-device">
          {programName(session.userAgent) ?? t('sessions.unknown')}
          {session.current && <Badge tone="positive">{t('sessions.current')}</Badge>}
        </span>
      ),
    },
    { key: 'place', header: t('sessions.place'), cell: ({ ip }) => ip ?? t('value.none') },
    {
      key: 'began',
      header: t('sessions.began'),
      cell: ({ createdAt }) => formats.dateTime(createdAt),
    },
    {
      key: 'seen',
      header: t('sessions.seen'),
      cell: ({ lastSeenAt }) => formats.dateTime(lastSeenAt),
    },
    {
      key: 'end',
      header: t('sessions.action'),
      align: 'end',
      phone: 'unlabelled',
      cell: (session) => (session.current ? null : <EndButton session={session} />),
    },
  ];
}

function EndButton({ session }: { session: Session }) {
  const { t } = useI18n();
  const device = programName(session.userAgent) ?? t('sessions.unknown');
  const end = useEnd(
    () => client.security.revokeSession(session.id),
    () => t('sessions.revoked'),
  );
  return (
    <Button
      size="small"
      busy={end.isPending}
      aria-label={t('sessions.revokeOf', { device, place: session.ip ?? '' })}
      onClick={() => end.mutate()}
    >
      {t('sessions.revoke')}
    </Button>
  );
}

function useEnd<Result>(end: () => Promise<Result>, said: (result: Result) => string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: (result) => toasts.show('positive', said(result)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
