/** Asks for a new run: what is tested, on which data, with which money. Sent, it leads to the run. */
import type { JsonValue, ResearchRun, ResearchSeries, StrategyDefinition } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { strategiesQuery } from '../../account/account-queries.js';
import { usePageTitle } from '../../app/page-title.js';
import { PageError } from '../../errors/page-error.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMay, useViewer } from '../../session/viewer.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { ResearchBreadcrumb } from '../research-breadcrumb.js';
import { runQuery, seriesQuery, trialQuery } from '../research-queries.js';
import { formOfRun, newBacktestForm } from './backtest-form.js';
import type { BacktestForm } from './backtest-form.js';
import { NewRunForm } from './new-run-form.js';
import './new-run.css';

export function NewRunPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayRun = useMay('RESEARCH_RUN');
  usePageTitle(t('research.newRun'), tenant.branding.productName);
  return (
    <>
      <ResearchBreadcrumb page={t('research.newRun')} />
      <header className="page-header">
        <h1>{t('research.newRun')}</h1>
      </header>
      {mayRun ? (
        <NewRun />
      ) : (
        <Card>
          <EmptyState icon="alert" title={t('research.mayNotRun')} />
        </Card>
      )}
    </>
  );
}

function NewRun() {
  const { like, trial } = useSearch({ from: '/app/research/new' });
  const series = useQuery(seriesQuery);
  const strategies = useQuery(strategiesQuery);
  const model = useQuery({ ...runQuery(like ?? ''), enabled: like !== undefined });
  const isTrial = like !== undefined && trial !== undefined;
  const one = useQuery({ ...trialQuery(like ?? '', trial ?? 0), enabled: isTrial });
  const queries = [
    series,
    strategies,
    ...(like === undefined ? [] : [model]),
    ...(isTrial ? [one] : []),
  ];
  const error = queries.find((query) => query.error !== null)?.error;
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
  if (!series.data || !strategies.data || queries.some((query) => query.isPending)) {
    return (
      <Card>
        <Skeleton rows={8} />
      </Card>
    );
  }
  return (
    <FormFor
      // Another model is another form.
      key={`${like ?? ''} ${trial ?? ''}`}
      series={series.data}
      strategies={strategies.data}
      model={model.data}
      trial={one.data?.parameters}
    />
  );
}

interface FormForProps {
  readonly series: readonly ResearchSeries[];
  readonly strategies: readonly StrategyDefinition[];
  readonly model: ResearchRun | undefined;
  /** Parameters of the one trial that is to be run. */
  readonly trial: JsonValue | undefined;
}

function FormFor({ series, strategies, model, trial }: FormForProps) {
  const { t } = useI18n();
  const initial = initialForm({ series, strategies, model, trial });
  if (initial === null) {
    return (
      <Card>
        <EmptyState title={t('research.form.nothingToRun')}>
          <Link to="/research" className="text-link">
            {t('research.title')}
          </Link>
        </EmptyState>
      </Card>
    );
  }
  return <NewRunForm initial={initial} series={series} strategies={strategies} />;
}

function initialForm({ series, strategies, model, trial }: FormForProps): BacktestForm | null {
  const [first] = strategies;
  if (first === undefined || series.length === 0) return null;
  const strategy = strategies.find(({ name }) => name === model?.strategy.name);
  if (model === undefined || strategy === undefined) return newBacktestForm(first, series);
  return formOfRun(model, strategy, trial);
}
