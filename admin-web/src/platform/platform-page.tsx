/** The operator's view: every partner of the platform, in counts and without anything of theirs. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { usePageTitle } from '../app/page-title.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay, useViewer } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreRows } from '../ui/more-rows.js';
import { Skeleton } from '../ui/skeleton.js';
import { partnerColumns } from './partner-columns.js';
import { partnersQuery } from './platform-query.js';

export function PlatformPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayRead = useMay('PLATFORM_READ');
  usePageTitle(t('platform.title'), tenant.branding.productName);
  return (
    <>
      <header className="page-header">
        <div>
          <h1>{t('platform.title')}</h1>
          <p className="soft">{t('platform.intro')}</p>
        </div>
      </header>
      <Card title={t('platform.partners')}>
        {mayRead ? <Partners /> : <EmptyState icon="alert" title={t('platform.forbidden')} />}
      </Card>
    </>
  );
}

function Partners() {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useInfiniteQuery(partnersQuery);
  if (query.error && !query.data) {
    return (
      <div className="card-inset">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (!query.data) return <Skeleton rows={4} />;
  return (
    <>
      <DataTable
        caption={t('platform.partners')}
        columns={partnerColumns(i18n)}
        rows={query.data.pages.flatMap(({ nodes }) => nodes)}
        rowKey={({ id }) => id}
        phoneLayout="tiles"
      />
      <MoreRows query={query} />
    </>
  );
}
