/** What was tried, the best first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMay } from '../../session/viewer.js';
import { Card } from '../../ui/card.js';
import { DataTable } from '../../ui/data-table.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Skeleton } from '../../ui/skeleton.js';
import { bestTrialsQuery } from '../research-queries.js';
import { isUnfinished } from '../run-state.js';
import type { SearchProps } from './sweep-result.js';
import { trialColumns } from './trial-columns.js';

export function BestTrialsCard({ run, search }: SearchProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const mayRun = useMay('RESEARCH_RUN');
  const query = useInfiniteQuery(bestTrialsQuery(run.id, isUnfinished(run)));
  const columns = useMemo(
    () => trialColumns(i18n, { run, search, mayRun }),
    [i18n, run, search, mayRun],
  );
  return (
    <Card title={t('research.search.bestTrials')}>
      {query.data ? (
        <DataTable
          caption={t('research.search.bestTrials')}
          columns={columns}
          rows={query.data.pages.flatMap(({ nodes }) => nodes)}
          rowKey={({ number }) => String(number)}
          phoneLayout="tiles"
        />
      ) : query.error ? (
        <div className="card-inset">
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <Skeleton rows={6} />
      )}
      <MoreRows query={query} />
    </Card>
  );
}
