/** What came of a backtest, from the figures that matter most to every single trade. */
import type { BacktestReport, ResearchRun } from '@fiducia/sdk';
import { lazy, Suspense } from 'react';
import { Card } from '../../ui/card.js';
import { Skeleton } from '../../ui/skeleton.js';
import { Headline } from './headline.js';
import { HaltsNotice } from './halts-notice.js';
import { TradesCard } from './trades-card.js';
import './sheet.css';

/** The chart library is more code than all of the rest: the figures do not wait for it. */
const SheetCharts = lazy(async () => {
  const { SheetCharts: component } = await import('./sheet-charts.js');
  return { default: component };
});

export interface SheetProps {
  readonly run: ResearchRun;
  readonly report: BacktestReport;
}

export function BacktestSheet({ run, report }: SheetProps) {
  return (
    <>
      <HaltsNotice report={report} />
      <Headline run={run} report={report} />
      <Suspense
        fallback={
          <Card>
            <Skeleton blockPx={360} />
          </Card>
        }
      >
        <SheetCharts run={run} report={report} />
      </Suspense>
      <TradesCard run={run} report={report} />
    </>
  );
}
