/** The trades on the candles that they were made on. */
import type { TearSheetCandles } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { TradesChart } from '../charts/trades-chart.js';
import type { SheetProps } from './backtest-sheet.js';
import { ChartNote } from './chart-note.js';

export interface PricesCardProps extends SheetProps {
  readonly candles: TearSheetCandles;
}

export function PricesCard({ run, candles }: PricesCardProps) {
  const { t } = useI18n();
  const [instrument] = run.instruments;
  if (instrument === undefined) return null;
  return (
    <Card
      title={t('research.prices')}
      controls={
        <span className="soft card-note">
          {t('research.prices.candles', { count: candles.at.length, length: candles.length })}
        </span>
      }
    >
      <TradesChart
        candles={candles}
        tickSize={instrument.tickSize}
        summary={t('research.prices.summary', {
          name: instrument.name,
          count: candles.trades.length,
        })}
      />
      <ChartNote>
        <span className="chart-key">
          <span className="positive">
            <Icon name="arrowUp" />
            {t('side.BUY')}
          </span>
          <span className="negative">
            <Icon name="arrowDown" />
            {t('side.SELL')}
          </span>
        </span>
      </ChartNote>
    </Card>
  );
}
