/** How the money grew, beside holding what was traded, and how far it lay under its last high. */
import { useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { Segmented } from '../../ui/segmented.js';
import { GrowthChart } from '../charts/growth-chart.js';
import type { SheetProps } from './backtest-sheet.js';
import { ChartNote } from './chart-note.js';

const SCALES = ['LINEAR', 'LOGARITHMIC'] as const;

export function GrowthCard({ run, report, sheet }: SheetProps) {
  const { t, formats } = useI18n();
  const [scale, setScale] = useState<(typeof SCALES)[number]>('LINEAR');
  const traded = run.instruments.map(({ symbol }) => symbol).join(', ');
  return (
    <Card
      title={t('research.growth')}
      controls={
        <Segmented
          label={t('research.growth.scale')}
          value={scale}
          options={SCALES.map((value) => ({ value, label: t(`research.growth.scale.${value}`) }))}
          onValue={setScale}
        />
      }
    >
      <GrowthChart
        curve={sheet.curve}
        underwater={sheet.underwater}
        isLogarithmic={scale === 'LOGARITHMIC'}
        summary={t('research.growth.summary', {
          start: formats.money(run.cash, run.currency),
          end: formats.money(report.finalEquity, run.currency),
        })}
      />
      <ChartNote>
        <span className="chart-legend">
          <span>
            <span className="legend-line" aria-hidden="true" />
            {run.strategy.title}
          </span>
          <span>
            <span className="legend-line" data-line="held" aria-hidden="true" />
            {t('research.growth.held', { traded })}
          </span>
          <span>
            <span className="legend-line" data-line="underwater" aria-hidden="true" />
            {t('research.growth.underwater')}
          </span>
        </span>
      </ChartNote>
    </Card>
  );
}
