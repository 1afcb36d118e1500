/** Where the market stands: phase, day, speed and how far the data has come. */
import type { MarketPhase, MarketStatus } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../i18n/i18n-context.js';
import { Meter } from '../ui/meter.js';
import { Skeleton } from '../ui/skeleton.js';
import { marketQuery } from './market-queries.js';
import './market-bar.css';

const PHASE_TONES: Readonly<Record<MarketPhase, string>> = {
  FAST_FORWARD: 'busy',
  REPLAYING: 'live',
  ENDED: 'ended',
  STOPPED: 'stopped',
};

export function MarketBar() {
  const { t } = useI18n();
  const { data: market, isError } = useQuery(marketQuery);
  return (
    <section className="market-bar" aria-label={t('market.region')}>
      <div className="market-bar-row">
        {market ? (
          <MarketFigures market={market} />
        ) : isError ? (
          <span className="soft">{t('market.unavailable')}</span>
        ) : (
          <Skeleton rows={1} />
        )}
      </div>
    </section>
  );
}

function MarketFigures({ market }: { market: MarketStatus }) {
  const { t, formats } = useI18n();
  const { phase, source, marketTime, barsPerSecond, run, progressPct, firstBar, lastBar } = market;
  return (
    <>
      <span className="market-phase" data-tone={PHASE_TONES[phase]}>
        <span className="market-dot" aria-hidden="true" />
        {t(`market.phase.${phase}`)}
      </span>
      <span className="market-day figure">
        {marketTime === null ? t('market.noBarYet') : formats.marketDay(marketTime)}
      </span>
      <span className="market-source">{source}</span>
      <span className="market-facts figure">
        <span>
          {barsPerSecond === null
            ? t('market.fullSpeed')
            : t('market.speed', { count: barsPerSecond })}
        </span>
        <span>{t('market.run', { run })}</span>
        <span className="market-span">
          <span className="market-progress">
            <Meter value={progressPct} limit="100" plain />
          </span>
          {t('market.progress', {
            progress: formats.percent(progressPct),
            first: formats.marketDay(firstBar),
            last: formats.marketDay(lastBar),
          })}
        </span>
      </span>
    </>
  );
}
