/** One run, under an address that can be shared: how far it is, then what came of it. */
import type { ResearchRun } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { usePageTitle } from '../../app/page-title.js';
import { PageError } from '../../errors/page-error.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useViewer } from '../../session/viewer.js';
import { Card } from '../../ui/card.js';
import { Notice } from '../../ui/notice.js';
import { Skeleton } from '../../ui/skeleton.js';
import { ResearchBreadcrumb } from '../research-breadcrumb.js';
import { runQuery } from '../research-queries.js';
import { symbolsOf } from '../run-state.js';
import { BacktestSheet } from '../sheet/backtest-sheet.js';
import { SweepResult } from '../search/sweep-result.js';
import { ProvenanceCard } from './provenance-card.js';
import { RunAtWork } from './run-at-work.js';
import { RunHeader } from './run-header.js';
import { RunSettings } from './run-settings.js';
import './run-page.css';

export function RunPage() {
  const { runId } = useParams({ from: '/app/research/$runId' });
  // Another run is another page: no state of one may show in the other.
  return <OneRun key={runId} runId={runId} />;
}

function OneRun({ runId }: { runId: string }) {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const { data, error, refetch } = useQuery(runQuery(runId));
  const name = data
    ? t('research.runName', {
        strategy: data.strategy.title,
        instruments: symbolsOf(data).join(', '),
      })
    : t('research.run');
  usePageTitle(name, tenant.branding.productName);
  return (
    <>
      <ResearchBreadcrumb page={name} />
      {data ? (
        <>
          <RunHeader run={data} name={name} />
          <RunBody run={data} />
        </>
      ) : (
        <Card>
          {error ? (
            <PageError error={error} onRetry={() => void refetch()} />
          ) : (
            <Skeleton rows={8} />
          )}
        </Card>
      )}
    </>
  );
}

function RunBody({ run }: { run: ResearchRun }) {
  return (
    <>
      <RunState run={run} />
      {run.search && <SweepResult run={run} search={run.search} />}
      {run.backtest && <BacktestSheet run={run} report={run.backtest} />}
      <RunSettings run={run} />
      <ProvenanceCard run={run} />
    </>
  );
}

function RunState({ run }: { run: ResearchRun }) {
  const { t, textOfCode } = useI18n();
  switch (run.status) {
    case 'QUEUED':
    case 'RUNNING':
      return <RunAtWork run={run} />;
    case 'FAILED':
      return (
        <Notice tone="negative" role="status" title={t('research.failed')}>
          <p>{run.error ?? textOfCode('error', run.errorCode ?? '', t('error.INTERNAL'))}</p>
        </Notice>
      );
    case 'CANCELED':
      return (
        <Notice tone="neutral" role="status" title={t('research.canceled')}>
          <p>{t('research.canceledText')}</p>
        </Notice>
      );
    case 'DONE':
      return null;
  }
}
