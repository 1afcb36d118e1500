/** The trades on the prices that they were made at: the latest on candles, or all on the closes. */
import type { TearSheet, TearSheetCandles } from '@fiducia/sdk';
import { useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { Segmented } from '../../ui/segmented.js';
import type { PriceData } from '../charts/trades-chart.js';
import { TradesChart } from '../charts/trades-chart.js';
import type { SheetProps } from './backtest-sheet.js';
import { ChartNote } from './chart-note.js';

export interface PricesCardProps extends SheetProps {
  readonly candles: TearSheetCandles;
}

const RANGES = ['LATEST', 'ALL'] as const;

export function PricesCard({ run, report, sheet, candles }: PricesCardProps) {
  const { t } = useI18n();
  const [range, setRange] = useState<(typeof RANGES)[number]>('LATEST');
  const [instrument] = run.instruments;
  if (instrument === undefined) return null;
  const hasMore = sheet.prices !== null && candles.trades.length < report.tradeCount;
  return (
    <Card
      title={t('research.prices')}
      controls={
        hasMore && (
          <Segmented
            label={t('research.prices.range')}
            value={range}
            options={RANGES.map((value) => ({ value, label: t(`research.prices.range.${value}`) }))}
            onValue={setRange}
          />
        )
      }
    >
      <TradesChart
        data={range === 'ALL' ? allPrices(sheet, candles) : candles}
        trades={range === 'ALL' ? sheet.shownTrades : candles.trades}
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
          <span>
            {range === 'ALL'
              ? t('research.prices.closes')
              : t('research.prices.candles', { count: candles.at.length, length: candles.length })}
          </span>
        </span>
      </ChartNote>
    </Card>
  );
}

function allPrices({ prices }: TearSheet, candles: TearSheetCandles): PriceData {
  return prices ?? candles;
}
