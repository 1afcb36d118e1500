/** The growth of compared runs in one picture: each begins at nothing gained. */
import type { ResearchRun, TearSheetCurve } from '@fiducia/sdk';
import { useQueries } from '@tanstack/react-query';
import type { IChartApi } from 'lightweight-charts';
import { LineSeries, LineStyle } from 'lightweight-charts';
import { useCallback, useMemo } from 'react';
import type { ChartColors } from '../../charts/chart-frame.js';
import type { ChartContent } from '../../charts/use-chart.js';
import { useChart } from '../../charts/use-chart.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import { toPixels } from '../../format/decimal.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { Skeleton } from '../../ui/skeleton.js';
import { moneyPoints } from '../charts/line-points.js';
import { showAll } from '../charts/show-all.js';
import { valueOf } from '../measures/compared-measures.js';
import { showMeasure } from '../measures/show-measure.js';
import { tearSheetQuery } from '../research-queries.js';
import { SeriesMark } from './compared-runs.js';
import { SERIES_MARKS } from './series-marks.js';
import '../../charts/charts-card.css';

export function CompareChart({ runs }: { runs: readonly ResearchRun[] }) {
  const { t } = useI18n();
  const queries = useQueries({ queries: runs.map(({ id }) => tearSheetQuery(id)) });
  const error = queries.find((query) => query.error !== null)?.error;
  const curves = queries.flatMap(({ data }) => (data ? [data.curve] : []));
  return (
    <Card
      title={t('research.compare.growth')}
      controls={
        <span className="series-marks" aria-hidden="true">
          {runs.map(({ id }, index) => (
            <SeriesMark key={id} index={index} />
          ))}
        </span>
      }
    >
      {error ? (
        <div className="card-inset">
          <ErrorNotice
            error={error}
            onRetry={() => void Promise.all(queries.map((query) => query.refetch()))}
          />
        </div>
      ) : curves.length < runs.length ? (
        <Skeleton blockPx={300} />
      ) : (
        <GrowthLines runs={runs} curves={curves} />
      )}
      <footer className="chart-footer">
        <span>{t('research.compare.growthNote')}</span>
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {t('chart.attribution')}
        </a>
      </footer>
    </Card>
  );
}

interface GrowthLinesProps {
  readonly runs: readonly ResearchRun[];
  readonly curves: readonly TearSheetCurve[];
}

/** Besides their colours, so that they can be told apart without. */
const STYLES = [LineStyle.Solid, LineStyle.Solid, LineStyle.Dashed, LineStyle.SparseDotted];

function GrowthLines({ runs, curves }: GrowthLinesProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  // The queries give a new array each time; the chart is built anew only for other curves.
  const key = runs.map(({ id }) => id).join(',');
  const lines = useMemo(
    () => curves.map((curve, index) => growthOf(curve, runs[index]?.cash ?? '1')),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the curves
    [key],
  );
  const build = useCallback(
    (chart: IChartApi, colors: ChartColors): ChartContent => {
      const series = lines.map((line, index) => {
        const one = chart.addSeries(LineSeries, {
          color: colors.series[index] ?? colors.brand,
          lineStyle: STYLES[index] ?? LineStyle.Solid,
          lineWidth: 2,
          priceLineVisible: false,
          title: SERIES_MARKS[index] ?? '',
          priceFormat: {
            type: 'custom',
            minMove: 0.01,
            formatter: (gain: number) => formats.signedPercent(gain.toFixed(1)),
          },
        });
        one.setData(line);
        return one;
      });
      showAll(chart, ...lines);
      return {
        close: () => undefined,
        recolor: (next) => {
          series.forEach((one, index) =>
            one.applyOptions({ color: next.series[index] ?? next.brand }),
          );
        },
      };
    },
    [lines, formats],
  );
  const summary = runs
    .map((run, index) =>
      t('research.compare.lineSummary', {
        mark: SERIES_MARKS[index] ?? '',
        gain: showMeasure(valueOf(run, 'totalReturn'), 'GAIN', {
          i18n,
          currency: run.currency,
        }),
      }),
    )
    .join(' ');
  return <div ref={useChart(build)} className="chart" role="img" aria-label={summary} />;
}

/** Percent gained since the opening cash. */
function growthOf({ at, equity }: TearSheetCurve, cash: string) {
  const opening = toPixels(cash);
  return moneyPoints(at, equity).map(({ time, value }) => ({
    time,
    value: (value / opening - 1) * 100,
  }));
}
