/** The trades on the prices that they were made at: the latest on candles, or all on the closes. */
import type { TearSheet, TearSheetCandles } from '@fiducia/sdk';
import { useState } from 'react';
import { IndicatorPicker } from '../../charts/indicators/indicator-picker.js';
import { useChosenIndicators } from '../../charts/indicators/use-chosen-indicators.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { Segmented } from '../../ui/segmented.js';
import type { PriceData } from '../charts/trades-chart.js';
import { TradesChart } from '../charts/trades-chart.js';
import type { SheetProps } from './backtest-sheet.js';
import { CandlesWithIndicators } from './candles-with-indicators.js';
import { ChartNote } from './chart-note.js';

export interface PricesCardProps extends SheetProps {
  readonly candles: TearSheetCandles;
}

const RANGES = ['LATEST', 'ALL'] as const;

export function PricesCard({ run, report, sheet, candles }: PricesCardProps) {
  const { t } = useI18n();
  const [range, setRange] = useState<(typeof RANGES)[number]>('LATEST');
  const [chosen, choose] = useChosenIndicators();
  const [picking, setPicking] = useState(false);
  const [instrument] = run.instruments;
  if (instrument === undefined) return null;
  const { name, symbol, tickSize } = instrument;
  const hasMore = sheet.prices !== null && candles.trades.length < report.tradeCount;
  const summary = t('research.prices.summary', { name, count: candles.trades.length });
  return (
    <Card
      title={t('research.prices')}
      controls={
        <span className="chart-controls">
          {hasMore && (
            <Segmented
              label={t('research.prices.range')}
              value={range}
              options={RANGES.map((value) => ({
                value,
                label: t(`research.prices.range.${value}`),
              }))}
              onValue={setRange}
            />
          )}
          {range === 'LATEST' && (
            <Button size="small" icon="plus" onClick={() => setPicking(true)}>
              {chosen.length === 0
                ? t('indicators.open')
                : t('indicators.openCount', { count: chosen.length })}
            </Button>
          )}
        </span>
      }
    >
      {range === 'ALL' ? (
        <TradesChart
          data={allPrices(sheet, candles)}
          trades={sheet.shownTrades}
          tickSize={tickSize}
          summary={summary}
        />
      ) : (
        <CandlesWithIndicators
          symbol={symbol}
          candles={candles}
          tickSize={tickSize}
          summary={summary}
          chosen={chosen}
        />
      )}
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
          {(sheet.corporateActions?.splits ?? 0) > 0 && <span>{t('chart.adjusted')}</span>}
        </span>
      </ChartNote>
      {picking && (
        <IndicatorPicker chosen={chosen} onChosen={choose} onClose={() => setPicking(false)} />
      )}
    </Card>
  );
}

function allPrices({ prices }: TearSheet, candles: TearSheetCandles): PriceData {
  return prices ?? candles;
}
