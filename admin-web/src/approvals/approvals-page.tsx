/** The inbox of what needs a second person: what waits first, then what became of the rest. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { usePageTitle } from '../app/page-title.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useViewer } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreRows } from '../ui/more-rows.js';
import { Skeleton } from '../ui/skeleton.js';
import { ApprovalItem } from './approval-item.js';
import { pastQuery, waitingQuery } from './approval-queries.js';
import { PoliciesCard } from './policies-card.js';
import { useNow } from './use-now.js';
import './approvals-page.css';

const COUNT_DOWN_EVERY_MS = 30_000;

export function ApprovalsPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const now = useNow(COUNT_DOWN_EVERY_MS);
  usePageTitle(t('approvals.title'), tenant.branding.productName);
  return (
    <>
      <header className="approvals-header">
        <h1>{t('approvals.title')}</h1>
        <p className="soft">{t('approvals.intro')}</p>
      </header>
      <Card title={t('approvals.waiting')}>
        <Waiting now={now} />
      </Card>
      <Card title={t('approvals.past')}>
        <Past now={now} />
      </Card>
      <PoliciesCard />
    </>
  );
}

function Waiting({ now }: { now: number }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(waitingQuery);
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} />;
  if (data.length === 0) return <EmptyState icon="check" title={t('approvals.waiting.empty')} />;
  return (
    <ul className="approval-list">
      {data.map((approval) => (
        <ApprovalItem key={approval.id} approval={approval} now={now} />
      ))}
    </ul>
  );
}

function Past({ now }: { now: number }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(pastQuery);
  if (query.error && !query.data) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton rows={4} />;
  const past = query.data.pages
    .flatMap(({ nodes }) => nodes)
    .filter(({ status }) => status !== 'PENDING');
  return (
    <>
      {past.length === 0 ? (
        <EmptyState title={t('approvals.past.empty')} />
      ) : (
        <ul className="approval-list">
          {past.map((approval) => (
            <ApprovalItem key={approval.id} approval={approval} now={now} />
          ))}
        </ul>
      )}
      <MoreRows query={query} />
    </>
  );
}
