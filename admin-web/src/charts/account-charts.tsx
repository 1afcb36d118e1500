/** The two pictures of an account: its equity, and the prices it traded at. Loaded on demand. */
import type { AccountDetail, Instrument } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFeed } from '../account/account-feed-context.js';
import type { CurveRange } from '../account/account-queries.js';
import { CURVE_RANGES, equityCurveQuery, fillsQuery } from '../account/account-queries.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { candlesQuery } from '../market/market-queries.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { Segmented } from '../ui/segmented.js';
import { Skeleton } from '../ui/skeleton.js';
import { EquityChart } from './equity-chart.js';
import type { ChosenIndicator } from './indicators/chosen-indicators.js';
import { IndicatorPicker } from './indicators/indicator-picker.js';
import { useChosenIndicators } from './indicators/use-chosen-indicators.js';
import { LiveCandles } from './live-candles.js';
import { useAdjustedAnew } from './use-adjusted-anew.js';
import './charts-card.css';

export interface AccountChartsProps {
  readonly account: AccountDetail;
}

const CHART_HEIGHT_PX = 260;
const RANGES = Object.keys(CURVE_RANGES) as CurveRange[];

export function AccountCharts({ account }: AccountChartsProps) {
  const { startingCash, equity } = account;
  return (
    <div className="charts">
      {startingCash !== null && equity !== null && (
        <EquityCard account={account} amounts={{ startingCash, equity }} />
      )}
      <PriceCard account={account} />
    </div>
  );
}

interface EquityCardProps extends AccountChartsProps {
  readonly amounts: { readonly startingCash: string; readonly equity: string };
}

function EquityCard({ account, amounts }: EquityCardProps) {
  const { t, formats } = useI18n();
  const feed = useFeed();
  const { id, run, currency } = account;
  const { startingCash, equity } = amounts;
  const [range, setRange] = useState<CurveRange>('YEAR');
  const { data, error, refetch } = useQuery(equityCurveQuery(id, run, range));
  const chooser = (
    <Segmented
      label={t('chart.range')}
      value={range}
      options={RANGES.map((value) => ({ value, label: t(`chart.range.${value}`) }))}
      onValue={setRange}
    />
  );
  return (
    <Card title={t('chart.equity')} controls={chooser}>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton blockPx={CHART_HEIGHT_PX} />
      ) : (
        <EquityChart
          points={data}
          startingCash={startingCash}
          showStart={range === 'RUN'}
          run={run}
          feed={feed}
          summary={t('chart.equitySummary', {
            start: formats.money(startingCash, currency),
            now: formats.money(equity, currency),
          })}
        />
      )}
      <footer className="chart-footer">
        <span>{t('chart.equityNote', { start: formats.money(startingCash, currency) })}</span>
        <span>{t('market.run', { run })}</span>
      </footer>
    </Card>
  );
}

function PriceCard({ account }: AccountChartsProps) {
  const { t } = useI18n();
  const { instruments } = account;
  const [symbol, setSymbol] = useState(instruments[0]?.symbol);
  const instrument = instruments.find((one) => one.symbol === symbol) ?? instruments[0];
  const [chosen, choose] = useChosenIndicators();
  const [picking, setPicking] = useState(false);
  const chooser = instrument && (
    <span className="chart-controls">
      {instruments.length > 1 && (
        <Segmented
          label={t('chart.instrument')}
          value={instrument.symbol}
          options={instruments.map((one) => ({ value: one.symbol, label: one.symbol }))}
          onValue={setSymbol}
        />
      )}
      <Button size="small" icon="plus" onClick={() => setPicking(true)}>
        {chosen.length === 0
          ? t('indicators.open')
          : t('indicators.openCount', { count: chosen.length })}
      </Button>
    </span>
  );
  return (
    <Card title={instrument?.name ?? t('chart.price')} controls={chooser}>
      {instrument ? (
        <InstrumentPrices account={account} instrument={instrument} chosen={chosen} />
      ) : (
        <EmptyState title={t('chart.noInstrument')} />
      )}
      <footer className="chart-footer">
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
        <span>{t('chart.adjusted')}</span>
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {t('chart.attribution')}
        </a>
      </footer>
      {picking && (
        <IndicatorPicker chosen={chosen} onChosen={choose} onClose={() => setPicking(false)} />
      )}
    </Card>
  );
}

interface InstrumentPricesProps extends AccountChartsProps {
  readonly instrument: Instrument;
  readonly chosen: readonly ChosenIndicator[];
}

function InstrumentPrices({ account, instrument, chosen }: InstrumentPricesProps) {
  const { t } = useI18n();
  const feed = useFeed();
  const candles = useQuery(candlesQuery(instrument.symbol, account.run));
  const fills = useQuery(fillsQuery(account.id, account.run, account.marketTime));
  useAdjustedAnew(instrument.symbol, account.run, feed);
  const error = candles.error ?? fills.error;
  if (error) {
    const retry = (): void => void Promise.all([candles.refetch(), fills.refetch()]);
    return <ErrorNotice error={error} onRetry={retry} />;
  }
  if (!candles.data || !fills.data) return <Skeleton blockPx={CHART_HEIGHT_PX} />;
  return (
    <LiveCandles
      instrument={instrument}
      run={account.run}
      candles={candles.data}
      fills={fills.data}
      feed={feed}
      chosen={chosen}
      summary={t('chart.priceSummary', { name: instrument.name, count: fills.data.length })}
    />
  );
}
