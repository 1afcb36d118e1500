/** Splits and dividends of the account's current run, under what it holds; nothing where none were. */
import type { AccountDetail, CorporateAction } from '@fiducia/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ShownAction } from '../corporate-actions/action-columns.js';
import { actionColumns } from '../corporate-actions/action-columns.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { DataTable } from '../ui/data-table.js';
import { MoreRows } from '../ui/more-rows.js';
import { actionsQuery } from './account-queries.js';
import './actions-section.css';

export function ActionsSection({ account }: { account: AccountDetail }) {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useInfiniteQuery(actionsQuery(account.id, account.run));
  if (query.error && !query.data) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  const actions = query.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  if (actions.length === 0) return null;
  return (
    <section className="account-actions" aria-label={t('actions.title')}>
      <header>
        <h2>{t('actions.title')}</h2>
        <p className="soft">{t('actions.cashNote')}</p>
      </header>
      <DataTable
        caption={t('actions.title')}
        columns={actionColumns(i18n, account.currency)}
        rows={actions.map(shownOf)}
        rowKey={({ at, symbol, kind }) => `${at} ${symbol} ${kind}`}
        phoneLayout="tiles"
      />
      <MoreRows query={query} />
    </section>
  );
}

function shownOf({ instrument, ...action }: CorporateAction): ShownAction {
  return { ...action, symbol: instrument.symbol, currency: instrument.currency };
}
