/** One account: its figures, its pictures, and everything it does. */
import type { AccountDetail } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { VenueKeysCard } from '../api-keys/venue-keys-card.js';
import { usePageTitle } from '../app/page-title.js';
import { PageError } from '../errors/page-error.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useLiveFiguresOf } from '../live/live-figures.js';
import { withLiveFigures } from '../overview/overview-rows.js';
import { useViewer } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import { Skeleton } from '../ui/skeleton.js';
import { AccountFeedContext } from './account-feed-context.js';
import { AccountFigures } from './account-figures.js';
import { AccountHeader } from './account-header.js';
import { accountQuery } from './account-queries.js';
import { AccountTabs } from './account-tabs.js';
import { HaltPanel } from './halt-panel.js';
import { useAccountFeed } from './use-account-feed.js';
import './account-page.css';

/** The chart library is a third of the page's code: the figures do not wait for it. */
const AccountCharts = lazy(async () => {
  const { AccountCharts: component } = await import('../charts/account-charts.js');
  return { default: component };
});

export function AccountPage() {
  const { accountId } = useParams({ from: '/app/accounts/$accountId' });
  // Another account is another page: no state of one may show in the other.
  return <OneAccount key={accountId} accountId={accountId} />;
}

function OneAccount({ accountId }: { accountId: string }) {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const { data, error, refetch, isStale } = useQuery(accountQuery(accountId));
  const update = useLiveFiguresOf(accountId);
  const feed = useAccountFeed(accountId, data && !isStale ? data : null);
  const title = data ? `${data.client.name} – ${data.name}` : t('account.title');
  usePageTitle(title, tenant.branding.productName);
  return (
    <>
      <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
        <Link to="/">{t('nav.accounts')}</Link>
        <Icon name="chevronRight" />
        <span aria-current="page">{data?.client.name ?? t('account.title')}</span>
      </nav>
      {data ? (
        <AccountFeedContext value={feed}>
          <AccountBody account={withLiveFigures(data, update)} />
        </AccountFeedContext>
      ) : error ? (
        <Card>
          <PageError error={error} onRetry={() => void refetch()} />
        </Card>
      ) : (
        <AccountSkeleton />
      )}
    </>
  );
}

function AccountBody({ account }: { account: AccountDetail }) {
  return (
    <>
      <AccountHeader account={account} />
      {account.halt && <HaltPanel account={account} halt={account.halt} />}
      <AccountFigures account={account} />
      <Suspense fallback={<ChartsSkeleton />}>
        <AccountCharts account={account} />
      </Suspense>
      <AccountTabs account={account} />
      <VenueKeysCard accountId={account.id} />
    </>
  );
}

function ChartsSkeleton() {
  return (
    <Card>
      <Skeleton blockPx={340} />
    </Card>
  );
}

function AccountSkeleton() {
  return (
    <>
      <Card>
        <Skeleton rows={2} />
      </Card>
      <ChartsSkeleton />
      <Card>
        <Skeleton rows={5} />
      </Card>
    </>
  );
}
