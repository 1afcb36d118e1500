/** Two to four runs beside each other: their growth in one picture, their figures, what differs. */
import type { ResearchRun } from '@fiducia/sdk';
import { useQueries } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { PageError } from '../../errors/page-error.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useViewer } from '../../session/viewer.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { ResearchBreadcrumb } from '../research-breadcrumb.js';
import { runQuery } from '../research-queries.js';
import { isComparable } from '../run-state.js';
import { CopyLinkButton } from '../run/copy-link-button.js';
import { parseSelection } from '../runs/selection.js';
import { ComparedRuns } from './compared-runs.js';
import { MeasuresTable } from './measures-table.js';
import { SettingsTable } from './settings-table.js';
import './compare.css';

const CompareCharts = lazy(async () => {
  const { CompareChart: component } = await import('./compare-chart.js');
  return { default: component };
});

export function ComparePage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const selection = parseSelection(useSearch({ from: '/app/research/compare' }).runs);
  usePageTitle(t('research.compare.title'), tenant.branding.productName);
  return (
    <>
      <ResearchBreadcrumb page={t('research.compare.title')} />
      <header className="page-header">
        <h1>{t('research.compare.title')}</h1>
        <CopyLinkButton />
      </header>
      <Comparison runIds={selection} />
    </>
  );
}

function Comparison({ runIds }: { runIds: readonly string[] }) {
  const queries = useQueries({ queries: runIds.map((id) => runQuery(id)) });
  const error = queries.find((query) => query.error !== null && !query.data)?.error;
  if (error) {
    return (
      <Card>
        <PageError
          error={error}
          onRetry={() => void Promise.all(queries.map((query) => query.refetch()))}
        />
      </Card>
    );
  }
  const runs = queries.flatMap(({ data }) => (data ? [data] : []));
  if (runs.length < runIds.length) {
    return (
      <Card>
        <Skeleton rows={8} />
      </Card>
    );
  }
  const done = runs.filter(isComparable);
  if (done.length < 2) return <TooFew />;
  return <Compared runs={done} />;
}

function Compared({ runs }: { runs: readonly ResearchRun[] }) {
  return (
    <>
      <ComparedRuns runs={runs} />
      <Suspense
        fallback={
          <Card>
            <Skeleton blockPx={340} />
          </Card>
        }
      >
        <CompareCharts runs={runs} />
      </Suspense>
      <MeasuresTable runs={runs} />
      <SettingsTable runs={runs} />
    </>
  );
}

function TooFew() {
  const { t } = useI18n();
  return (
    <Card>
      <EmptyState title={t('research.compare.tooFew')}>
        <Link to="/research" className="text-link">
          {t('research.compare.choose')}
        </Link>
      </EmptyState>
    </Card>
  );
}
