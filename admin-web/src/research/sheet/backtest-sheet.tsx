/** What came of a backtest, from the figures that matter most to every single trade. */
import type { BacktestReport, ResearchRun, TearSheet } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { PageError } from '../../errors/page-error.js';
import { Card } from '../../ui/card.js';
import { Skeleton } from '../../ui/skeleton.js';
import { tearSheetQuery } from '../research-queries.js';
import { ActionsCard } from './actions-card.js';
import { DistributionCard } from './distribution-card.js';
import { DrawdownsCard } from './drawdowns-card.js';
import { Headline } from './headline.js';
import { MonthsCard } from './months-card.js';
import { PeriodCards } from './period-cards.js';
import { SheetWarnings } from './sheet-warnings.js';
import { StatisticsCard } from './statistics-card.js';
import { TradesCard } from './trades-card.js';
import './sheet.css';

/** The chart library is more code than all of the rest: the figures do not wait for it. */
const GrowthCard = lazy(async () => {
  const { GrowthCard: component } = await import('./growth-card.js');
  return { default: component };
});
const PricesCard = lazy(async () => {
  const { PricesCard: component } = await import('./prices-card.js');
  return { default: component };
});
const RollingCard = lazy(async () => {
  const { RollingCard: component } = await import('./rolling-card.js');
  return { default: component };
});

export interface ReportProps {
  readonly run: ResearchRun;
  readonly report: BacktestReport;
}

/** What each card of the sheet is given. */
export interface SheetProps extends ReportProps {
  readonly sheet: TearSheet;
}

export function BacktestSheet({ run, report }: ReportProps) {
  const { data, error, refetch } = useQuery(tearSheetQuery(run.id));
  if (data) return <WholeSheet run={run} report={report} sheet={data} />;
  return (
    <Card>
      {error ? (
        <PageError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton blockPx={420} />
      )}
    </Card>
  );
}

function WholeSheet(props: SheetProps) {
  const { sheet } = props;
  return (
    <>
      <SheetWarnings {...props} />
      <Headline {...props} />
      <Suspense fallback={<ChartSkeleton />}>
        <GrowthCard {...props} />
      </Suspense>
      <MonthsCard {...props} />
      <PeriodCards {...props} />
      <Suspense fallback={<ChartSkeleton />}>
        {sheet.candles !== null && <PricesCard {...props} candles={sheet.candles} />}
        <div className="sheet-pair">
          {sheet.rolling !== null && <RollingCard {...props} rolling={sheet.rolling} />}
          {sheet.distribution !== null && (
            <DistributionCard {...props} distribution={sheet.distribution} />
          )}
        </div>
      </Suspense>
      <DrawdownsCard {...props} />
      {sheet.corporateActions !== null && sheet.corporateActions.count > 0 && (
        <ActionsCard {...props} actions={sheet.corporateActions} />
      )}
      <StatisticsCard {...props} />
      <TradesCard {...props} />
    </>
  );
}

function ChartSkeleton() {
  return (
    <Card>
      <Skeleton blockPx={360} />
    </Card>
  );
}
