/** The strip above the table: what all accounts together hold, gain and risk. */
import type { Account } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { toneOf } from '../ui/signed-figure.js';
import { Stat, StatStrip } from '../ui/stat.js';
import { accountTotals } from './account-totals.js';

export function OverviewTotals({ accounts }: { accounts: readonly Account[] }) {
  const { t, formats } = useI18n();
  const { currencies, deepestDrawdown, halted, count } = accountTotals(accounts);
  // One currency is named by its sign; of several each stands on its own figures.
  const inCurrency = (label: string, currency: string): string =>
    currencies.length > 1 ? t('overview.total.inCurrency', { label, currency }) : label;
  return (
    <StatStrip label={t('overview.total.region')}>
      {currencies.flatMap((totals) => [
        <Stat
          key={`equity-${totals.currency}`}
          label={inCurrency(t('overview.total.equity'), totals.currency)}
          value={formats.money(totals.equity, totals.currency)}
          detail={t('overview.accountCount', { count })}
        />,
        <Stat
          key={`day-${totals.currency}`}
          label={inCurrency(t('overview.total.day'), totals.currency)}
          value={formats.signedMoney(totals.dayResult, totals.currency)}
          tone={toneOf(totals.dayResult)}
          detail={
            totals.dayResultPct === null ? undefined : formats.signedPercent(totals.dayResultPct)
          }
        />,
        <Stat
          key={`exposure-${totals.currency}`}
          label={inCurrency(t('overview.total.exposure'), totals.currency)}
          value={formats.money(totals.exposure, totals.currency)}
          detail={
            totals.exposurePct === null
              ? undefined
              : t('overview.total.ofEquity', { share: formats.percent(totals.exposurePct) })
          }
        />,
      ])}
      <Stat
        label={t('overview.total.drawdown')}
        value={count === 0 ? t('value.none') : formats.percent(deepestDrawdown?.pct ?? null)}
        detail={deepestDrawdown?.clientName}
      />
      <Stat
        label={t('overview.total.halted')}
        value={t('overview.total.haltedOf', { halted, count })}
        tone={halted > 0 ? 'negative' : undefined}
        detail={halted === 0 ? t('overview.total.allTrading') : t('overview.total.notTrading')}
      />
    </StatStrip>
  );
}
