/** The account's figures in one strip, each beside the limit that it must keep. */
import type { AccountDetail } from '@fiducia/sdk';
import { differenceOfAmounts } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Meter } from '../ui/meter.js';
import { toneOf } from '../ui/signed-figure.js';
import { Stat, StatStrip } from '../ui/stat.js';

export function AccountFigures({ account }: { account: AccountDetail }) {
  const { t, formats } = useI18n();
  const { currency, mandate } = account;
  const result = differenceOfAmounts(account.equity, account.startingCash);
  return (
    <StatStrip label={t('account.figures')}>
      <Stat
        label={t('account.equity')}
        value={formats.money(account.equity, currency)}
        detail={
          account.marketTime === null
            ? t('market.noBarYet')
            : t('account.asOf', { day: formats.marketDay(account.marketTime) })
        }
      />
      <Stat
        label={t('account.day')}
        value={formats.signedMoney(account.dayResult, currency)}
        tone={toneOf(account.dayResult)}
        detail={t('account.dayLimit', {
          result: formats.signedPercent(account.dayResultPct),
          limit: formats.percent(mandate.maxDailyLossPct),
        })}
      />
      <Stat
        label={t('account.total')}
        value={formats.signedPercent(account.totalResultPct)}
        tone={toneOf(account.totalResultPct)}
        detail={formats.signedMoney(result, currency)}
      />
      <Stat
        label={t('account.exposure')}
        value={formats.percent(account.exposurePct)}
        detail={
          <LimitDetail value={account.exposurePct} limit={mandate.maxGrossExposurePct}>
            {formats.money(account.exposure, currency)}
          </LimitDetail>
        }
      />
      <Stat
        label={t('account.drawdown')}
        value={formats.percent(account.drawdownPct)}
        detail={
          <LimitDetail value={account.drawdownPct} limit={mandate.maxDrawdownPct}>
            {t('account.drawdownLimit', { limit: formats.percent(mandate.maxDrawdownPct) })}
          </LimitDetail>
        }
      />
      <Stat
        label={t('account.cash')}
        value={formats.money(account.cash, currency)}
        detail={t('account.reserve', { share: formats.percent(mandate.cashReservePct) })}
      />
    </StatStrip>
  );
}

interface LimitDetailProps {
  readonly value: string | null;
  readonly limit: string;
  readonly children: string;
}

function LimitDetail({ value, limit, children }: LimitDetailProps) {
  return (
    <span className="stat-meter">
      <Meter value={value} limit={limit} />
      {children}
    </span>
  );
}
