/** Every account on one screen: figures that move, and what needs a look. */
import type { AccountStatus, AccountUpdate } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { usePageTitle } from '../app/page-title.js';
import { PageError } from '../errors/page-error.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useLiveFigures } from '../live/live-figures.js';
import { useViewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { DataTable } from '../ui/data-table.js';
import type { Sort } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { Segmented } from '../ui/segmented.js';
import { Skeleton } from '../ui/skeleton.js';
import { overviewColumns } from './overview-columns.js';
import type { OverviewAccount } from './overview-document.js';
import { overviewQuery } from './overview-query.js';
import type { OverviewFilter } from './overview-rows.js';
import {
  NO_FILTER,
  filterAccounts,
  nextSort,
  sortAccounts,
  withLiveFigures,
} from './overview-rows.js';
import { OverviewTotals } from './overview-totals.js';
import '../ui/more-rows.css';
import './overview-page.css';

export function OverviewPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const { data, error, refetch } = useQuery(overviewQuery);
  const live = useLiveFigures();
  const accounts = useMemo(() => data?.map((account) => merged(account, live)), [data, live]);
  usePageTitle(t('overview.title'), tenant.branding.productName);
  return (
    <>
      <h1 className="visually-hidden">{t('overview.title')}</h1>
      {accounts ? (
        <>
          <OverviewTotals accounts={accounts} />
          <AccountsCard accounts={accounts} />
        </>
      ) : error ? (
        <Card>
          <PageError error={error} onRetry={() => void refetch()} />
        </Card>
      ) : (
        <>
          <Card>
            <Skeleton rows={2} />
          </Card>
          <Card>
            <Skeleton rows={8} />
          </Card>
        </>
      )}
    </>
  );
}

/** An account whose figures did not change stays the same object, so its row is not drawn again. */
const mergedBefore = new WeakMap<AccountUpdate, OverviewAccount>();

function merged(
  account: OverviewAccount,
  live: ReadonlyMap<string, AccountUpdate>,
): OverviewAccount {
  const update = live.get(account.id);
  if (!update) return account;
  const known = mergedBefore.get(update);
  if (known?.journal === account.journal) return known;
  const fresh = withLiveFigures(account, update);
  mergedBefore.set(update, fresh);
  return fresh;
}

/** A table of more rows than this is searched, not read. */
const ROWS_AT_ONCE = 100;

function AccountsCard({ accounts }: { accounts: readonly OverviewAccount[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [filter, setFilter] = useState<OverviewFilter>(NO_FILTER);
  const [sort, setSort] = useState<Sort>({ key: 'client', direction: 'ascending' });
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const text = useDeferredValue(filter.text);
  const columns = useMemo(() => overviewColumns(i18n), [i18n]);
  const found = sortAccounts(filterAccounts(accounts, { ...filter, text }), sort);
  return (
    <Card title={t('overview.title')} controls={<Filters filter={filter} onFilter={setFilter} />}>
      {found.length > 0 ? (
        <DataTable
          caption={t('overview.title')}
          columns={columns}
          rows={found.slice(0, shown)}
          rowKey={(account) => account.id}
          phoneLayout="tiles"
          sort={sort}
          onSort={(key) => setSort(nextSort(sort, key))}
        />
      ) : accounts.length === 0 ? (
        <EmptyState title={t('overview.empty.title')}>{t('overview.empty.text')}</EmptyState>
      ) : (
        <EmptyState
          icon="search"
          title={t('overview.nothingFound')}
          action={<Button onClick={() => setFilter(NO_FILTER)}>{t('overview.clearFilter')}</Button>}
        />
      )}
      {found.length > shown && (
        <div className="table-more">
          <Button onClick={() => setShown(shown + ROWS_AT_ONCE)}>{t('action.showMore')}</Button>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {t('overview.foundCount', { count: found.length })}
      </p>
    </Card>
  );
}

interface FiltersProps {
  readonly filter: OverviewFilter;
  readonly onFilter: (filter: OverviewFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps) {
  const { t } = useI18n();
  const statuses: readonly (AccountStatus | 'ALL')[] = ['ALL', 'ACTIVE', 'HALTED'];
  return (
    <div className="overview-filters" role="search">
      <label className="search-box">
        <span className="visually-hidden">{t('overview.search')}</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder={t('overview.search')}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      </label>
      <Segmented
        label={t('overview.statusFilter')}
        value={filter.status}
        options={statuses.map((value) => ({ value, label: t(`overview.status.${value}`) }))}
        onValue={(status) => onFilter({ ...filter, status })}
      />
    </div>
  );
}
