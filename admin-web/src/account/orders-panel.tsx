/** The orders blotter: newest first, by state, each with the reason of its state. */
import type { AccountDetail, Order } from '@fiducia/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreRows } from '../ui/more-rows.js';
import { Segmented } from '../ui/segmented.js';
import { Skeleton } from '../ui/skeleton.js';
import type { OrderFilter } from './account-queries.js';
import { ORDER_FILTERS, ordersQuery } from './account-queries.js';
import { orderColumns } from './order-columns.js';

const FILTER_NAMES = Object.keys(ORDER_FILTERS) as OrderFilter[];

export function OrdersPanel({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  const [filter, setFilter] = useState<OrderFilter>('ALL');
  return (
    <>
      <div className="tab-toolbar">
        <Segmented
          label={t('orders.filter')}
          value={filter}
          options={FILTER_NAMES.map((value) => ({ value, label: t(`orders.filter.${value}`) }))}
          onValue={setFilter}
        />
      </div>
      <OrderList account={account} filter={filter} />
    </>
  );
}

function OrderList({ account, filter }: { account: AccountDetail; filter: OrderFilter }) {
  const i18n = useI18n();
  const { t } = i18n;
  const mayOrder = useMay('ORDER_WRITE');
  const columns = useMemo(() => orderColumns(i18n, mayOrder), [i18n, mayOrder]);
  const query = useInfiniteQuery({
    ...ordersQuery(account.id, filter),
    placeholderData: keepPreviousData,
  });
  if (query.error && !query.data) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton rows={6} />;
  const orders: readonly Order[] = query.data.pages.flatMap((page) => page.nodes);
  if (orders.length === 0) return <EmptyState title={t('orders.empty')} />;
  return (
    <>
      <DataTable
        caption={t('account.tab.orders')}
        columns={columns}
        rows={orders}
        rowKey={(order) => order.id}
        phoneLayout="tiles"
      />
      <MoreRows query={query} />
    </>
  );
}
