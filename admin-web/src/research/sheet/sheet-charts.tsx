/** The pictures of a backtest. Loaded on demand: the chart library comes with them. */
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { Skeleton } from '../../ui/skeleton.js';
import { GrowthChart } from '../charts/growth-chart.js';
import { curveQuery } from '../research-queries.js';
import type { SheetProps } from './backtest-sheet.js';
import '../../charts/charts-card.css';

export function SheetCharts({ run, report }: SheetProps) {
  return <GrowthCard run={run} report={report} />;
}

const CHART_HEIGHT_PX = 380;

function GrowthCard({ run, report }: SheetProps) {
  const { t, formats } = useI18n();
  const { data, error, refetch } = useQuery(curveQuery(run.id));
  return (
    <Card
      title={t('research.growth')}
      controls={
        <span className="chart-legend">
          <span>
            <span className="legend-line" aria-hidden="true" />
            {t('research.growth.strategy')}
          </span>
          <span>
            <span className="legend-line" data-line="underwater" aria-hidden="true" />
            {t('research.growth.underwater')}
          </span>
        </span>
      }
    >
      {error ? (
        <div className="card-inset">
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : !data ? (
        <Skeleton blockPx={CHART_HEIGHT_PX} />
      ) : (
        <GrowthChart
          points={data}
          summary={t('research.growth.summary', {
            start: formats.money(run.cash, run.currency),
            end: formats.money(report.finalEquity, run.currency),
          })}
        />
      )}
      <footer className="chart-footer">
        <span>{t('research.growth.note')}</span>
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {t('chart.attribution')}
        </a>
      </footer>
    </Card>
  );
}
