/** The two pictures of an account: its equity, and the prices it traded at. Loaded on demand. */
import type { AccountDetail, Instrument } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountFeed } from '../account/account-feed.js';
import { equityCurveQuery, fillsQuery } from '../account/account-queries.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { candlesQuery } from '../market/market-queries.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { Segmented } from '../ui/segmented.js';
import { Skeleton } from '../ui/skeleton.js';
import { EquityChart } from './equity-chart.js';
import { PriceChart } from './price-chart.js';
import './charts-card.css';

export interface AccountChartsProps {
  readonly account: AccountDetail;
  readonly feed: AccountFeed;
}

const CHART_HEIGHT_PX = 260;

export function AccountCharts({ account, feed }: AccountChartsProps) {
  return (
    <div className="charts">
      <EquityCard account={account} feed={feed} />
      <PriceCard account={account} feed={feed} />
    </div>
  );
}

function EquityCard({ account, feed }: AccountChartsProps) {
  const { t, formats } = useI18n();
  const { id, run, startingCash, currency, equity } = account;
  const { data, error, refetch } = useQuery(equityCurveQuery(id, run));
  return (
    <Card title={t('chart.equity')}>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton blockPx={CHART_HEIGHT_PX} />
      ) : (
        <EquityChart
          points={data}
          startingCash={startingCash}
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

function PriceCard({ account, feed }: AccountChartsProps) {
  const { t } = useI18n();
  const { instruments } = account;
  const [symbol, setSymbol] = useState(instruments[0]?.symbol);
  const instrument = instruments.find((one) => one.symbol === symbol) ?? instruments[0];
  const chooser = instruments.length > 1 && instrument && (
    <Segmented
      label={t('chart.instrument')}
      value={instrument.symbol}
      options={instruments.map((one) => ({ value: one.symbol, label: one.symbol }))}
      onValue={setSymbol}
    />
  );
  return (
    <Card title={instrument?.name ?? t('chart.price')} controls={chooser}>
      {instrument ? (
        <InstrumentPrices account={account} feed={feed} instrument={instrument} />
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
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {t('chart.attribution')}
        </a>
      </footer>
    </Card>
  );
}

function InstrumentPrices({
  account,
  feed,
  instrument,
}: AccountChartsProps & { instrument: Instrument }) {
  const { t } = useI18n();
  const candles = useQuery(candlesQuery(instrument.symbol, account.run));
  const fills = useQuery(fillsQuery(account.id, account.run));
  const error = candles.error ?? fills.error;
  if (error) {
    const retry = (): void => void Promise.all([candles.refetch(), fills.refetch()]);
    return <ErrorNotice error={error} onRetry={retry} />;
  }
  if (!candles.data || !fills.data) return <Skeleton blockPx={CHART_HEIGHT_PX} />;
  return (
    <PriceChart
      instrument={instrument}
      candles={candles.data}
      fills={fills.data}
      feed={feed}
      summary={t('chart.priceSummary', { name: instrument.name, count: fills.data.length })}
    />
  );
}
