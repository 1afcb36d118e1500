/** Every round trip, page by page, in the order in which they were closed. */
import type { ResearchRun } from '@fiducia/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Skeleton } from '../../ui/skeleton.js';
import { tradesQuery } from '../research-queries.js';
import { foreignCurrencies } from '../run-state.js';
import type { ReportProps } from './backtest-sheet.js';
import { tradeColumns } from './trade-columns.js';

export function TradesCard({ run, report }: ReportProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  return (
    <Card
      title={t('research.trades')}
      controls={<span className="soft figure">{formats.integer(report.tradeCount)}</span>}
    >
      <CurrencyNote run={run} />
      {report.tradeCount === 0 ? (
        <EmptyState title={t('research.noTrades.title')}>{t('research.noTrades.text')}</EmptyState>
      ) : (
        <TradeList run={run} report={report} />
      )}
    </Card>
  );
}

/** Prices are as they were quoted, and what came of them is in the account's currency. */
function CurrencyNote({ run }: { run: ResearchRun }) {
  const { t } = useI18n();
  const foreign = foreignCurrencies(run);
  if (foreign.length === 0) return null;
  const currencies = { quoted: foreign.join(', '), currency: run.currency };
  return <p className="card-lead soft">{t('research.trades.currencies', currencies)}</p>;
}

function TradeList({ run }: ReportProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useInfiniteQuery(tradesQuery(run.id));
  const columns = useMemo(() => tradeColumns(i18n, run), [i18n, run]);
  if (query.error && !query.data) {
    return (
      <div className="card-inset">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (!query.data) return <Skeleton rows={6} />;
  return (
    <>
      <DataTable
        caption={t('research.trades')}
        columns={columns}
        rows={query.data.pages.flatMap(({ nodes }) => nodes)}
        rowKey={({ number }) => String(number)}
        phoneLayout="tiles"
      />
      <MoreRows query={query} />
    </>
  );
}
