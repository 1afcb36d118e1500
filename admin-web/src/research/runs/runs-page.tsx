/** Every stored run, newest first: what was asked, how far it is, what came of it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMay, useViewer } from '../../session/viewer.js';
import { Card } from '../../ui/card.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Skeleton } from '../../ui/skeleton.js';
import { KeptFor } from '../research-limits.js';
import type { RunsFilter } from '../research-queries.js';
import { runsQuery } from '../research-queries.js';
import { CompareBar } from './compare-bar.js';
import { runColumns } from './run-columns.js';
import { RunsFilters } from './runs-filters.js';
import type { Selection } from './selection.js';
import { toggled } from './selection.js';
import './runs-page.css';

export function RunsPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayRun = useMay('RESEARCH_RUN');
  const filter = useSearch({ from: '/app/research/' });
  const navigate = useNavigate();
  usePageTitle(t('research.title'), tenant.branding.productName);
  return (
    <>
      <header className="page-header">
        <div>
          <h1>{t('research.title')}</h1>
          <p className="soft research-intro">
            {t('research.intro')} <KeptFor />
          </p>
        </div>
        {mayRun && (
          <Link to="/research/new" className="button" data-variant="primary" data-size="medium">
            <Icon name="plus" />
            {t('research.newRun')}
          </Link>
        )}
      </header>
      <Card
        title={t('research.runs')}
        controls={
          <RunsFilters
            filter={filter}
            onFilter={(search) => void navigate({ to: '/research', search, replace: true })}
          />
        }
      >
        <RunsList filter={filter} />
      </Card>
    </>
  );
}

function RunsList({ filter }: { filter: RunsFilter }) {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useInfiniteQuery(runsQuery(filter));
  const [selection, setSelection] = useState<Selection>([]);
  const columns = useMemo(
    () => runColumns(i18n, selection, (runId) => setSelection(toggled(selection, runId))),
    [i18n, selection],
  );
  if (query.error && !query.data) {
    return (
      <div className="card-inset">
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (!query.data) return <Skeleton rows={8} />;
  const runs = query.data.pages.flatMap(({ nodes }) => nodes);
  if (runs.length === 0) return <NoRuns filter={filter} />;
  return (
    <>
      <DataTable
        caption={t('research.runs')}
        columns={columns}
        rows={runs}
        rowKey={({ id }) => id}
        phoneLayout="tiles"
      />
      <MoreRows query={query} />
      <CompareBar selection={selection} onClear={() => setSelection([])} />
    </>
  );
}

function NoRuns({ filter }: { filter: RunsFilter }) {
  const { t } = useI18n();
  const mayRun = useMay('RESEARCH_RUN');
  if (Object.values(filter).some((value) => value !== undefined)) {
    return (
      <EmptyState icon="search" title={t('research.nothingFound')}>
        <Link to="/research" className="text-link">
          {t('research.showAll')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('research.empty.title')}
      action={
        mayRun && (
          <Link to="/research/new" className="button" data-variant="primary" data-size="medium">
            {t('research.newRun')}
          </Link>
        )
      }
    >
      {t('research.empty.text')}
    </EmptyState>
  );
}
