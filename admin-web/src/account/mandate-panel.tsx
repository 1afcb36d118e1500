/** What the client allows: the limits that every order of this account is judged by. */
import type { AccountDetail } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { GoLive } from './go-live.js';
import { LimitsChange } from './limits-change.js';
import './mandate-panel.css';

export function MandatePanel({ account }: { account: AccountDetail }) {
  const { t, formats } = useI18n();
  const { mandate, currency, journal, liveApprovedAt } = account;
  const none = t('mandate.noLimit');
  const facts: readonly (readonly [name: string, value: string])[] = [
    [t('mandate.maxOrderNotionalPct'), formats.percent(mandate.maxOrderNotionalPct)],
    [
      t('mandate.maxOrderNotional'),
      mandate.maxOrderNotional === null ? none : formats.money(mandate.maxOrderNotional, currency),
    ],
    [
      t('mandate.maxOrderUnits'),
      mandate.maxOrderUnits === null ? none : formats.decimal(mandate.maxOrderUnits),
    ],
    [t('mandate.maxGrossExposurePct'), formats.percent(mandate.maxGrossExposurePct)],
    [t('mandate.cashReservePct'), formats.percent(mandate.cashReservePct)],
    [t('mandate.maxDrawdownPct'), formats.percent(mandate.maxDrawdownPct)],
    [t('mandate.maxDailyLossPct'), formats.percent(mandate.maxDailyLossPct)],
    [t('mandate.allowShort'), mandate.allowShort ? t('value.yes') : t('value.no')],
    [t('mandate.onStop'), t(`mandate.onStop.${mandate.onStop}`)],
    [
      t('goLive.fact'),
      liveApprovedAt === null
        ? t('goLive.none')
        : t('goLive.since', { time: formats.dateTime(liveApprovedAt) }),
    ],
  ];
  return (
    <div className="mandate">
      <div className="mandate-actions">
        <GoLive account={account} />
        <LimitsChange account={account} />
      </div>
      <dl className="mandate-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft mandate-journal">
        {t('account.journal', { seq: journal.seq })}
        <span className="mono">{journal.hash}</span>
      </p>
    </div>
  );
}
