/** How steady the result was: the Sharpe ratio of a window that moves through the run. */
import type { RollingFigures } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { RollingChart } from '../charts/rolling-chart.js';
import type { SheetProps } from './backtest-sheet.js';
import { ChartNote } from './chart-note.js';

export interface RollingCardProps extends SheetProps {
  readonly rolling: RollingFigures;
}

export function RollingCard({ rolling }: RollingCardProps) {
  const { t } = useI18n();
  return (
    <Card
      title={t('research.rolling')}
      controls={<span className="soft card-note">{rolling.window}</span>}
    >
      <RollingChart
        sharpe={rolling.sharpe}
        summary={t('research.rolling.summary', { window: rolling.window })}
      />
      <ChartNote>
        <span>{t('research.rolling.note', { window: rolling.window })}</span>
      </ChartNote>
    </Card>
  );
}
