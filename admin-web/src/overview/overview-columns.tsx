/** The columns of the overview's table. */
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { toPixels } from '../format/decimal.js';
import { HIDDEN } from '../format/formats.js';
import type { I18n } from '../i18n/i18n-context.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { EquityTrail } from '../live/equity-trail.js';
import { extendTrail } from '../live/equity-trail.js';
import { liveFigures } from '../live/live-figures.js';
import { Badge } from '../ui/badge.js';
import type { Column } from '../ui/data-table.js';
import { Meter } from '../ui/meter.js';
import { SignedFigure } from '../ui/signed-figure.js';
import { Sparkline } from '../ui/sparkline.js';
import type { OverviewAccount } from './overview-document.js';
import { StatusBadge } from './status-badge.js';

export function overviewColumns({ t, formats }: I18n): readonly Column<OverviewAccount>[] {
  return [
    {
      key: 'client',
      header: t('overview.column.client'),
      rowHeader: true,
      sortable: true,
      cell: (account) => <AccountName account={account} />,
    },
    {
      key: 'strategies',
      header: t('overview.column.strategies'),
      phone: 'hidden',
      cell: (account) => <StrategyNames account={account} />,
    },
    {
      key: 'status',
      header: t('overview.column.status'),
      sortable: true,
      phone: 'hidden',
      cell: (account) => <StatusBadge status={account.status} />,
    },
    {
      key: 'equity',
      header: t('overview.column.equity'),
      align: 'end',
      sortable: true,
      cell: (account) => (
        <strong className="overview-equity">
          {formats.money(account.equity, account.currency)}
        </strong>
      ),
    },
    {
      key: 'trail',
      header: t('overview.column.trail'),
      // A list read again brings its own bars: the trail begins anew from them.
      cell: (account) =>
        account.equityCurve === null ? (
          HIDDEN
        ) : (
          <AccountTrail key={account.journal.seq} account={account} />
        ),
    },
    {
      key: 'day',
      header: t('overview.column.day'),
      align: 'end',
      sortable: true,
      cell: (account) => (
        <span className="overview-pair">
          <SignedFigure value={account.dayResult}>
            {formats.signedMoney(account.dayResult, account.currency)}
          </SignedFigure>
          {account.dayResultPct !== null && (
            <span className="soft">{formats.signedPercent(account.dayResultPct)}</span>
          )}
        </span>
      ),
    },
    {
      key: 'total',
      header: t('overview.column.total'),
      align: 'end',
      sortable: true,
      cell: (account) => (
        <SignedFigure value={account.totalResultPct}>
          {formats.signedPercent(account.totalResultPct)}
        </SignedFigure>
      ),
    },
    {
      key: 'exposure',
      header: t('overview.column.exposure'),
      align: 'end',
      sortable: true,
      cell: (account) => (
        <span className="overview-limit">
          <span>{formats.percent(account.exposurePct)}</span>
          <Meter value={account.exposurePct} limit={account.mandate.maxGrossExposurePct} />
        </span>
      ),
    },
    {
      key: 'drawdown',
      header: t('overview.column.drawdown'),
      align: 'end',
      sortable: true,
      cell: (account) => (
        <span className="overview-limit">
          <span>{formats.percent(account.drawdownPct)}</span>
          <Meter value={account.drawdownPct} limit={account.mandate.maxDrawdownPct} />
        </span>
      ),
    },
  ];
}

function AccountName({ account }: { account: OverviewAccount }) {
  return (
    <span className="overview-name">
      <Link to="/accounts/$accountId" params={{ accountId: account.id }} className="overview-link">
        {account.client.name}
      </Link>
      <span className="soft">{account.name}</span>
      <span className="overview-phone-strategies">
        <StrategyNames account={account} />
      </span>
      <span className="overview-phone-status">
        <StatusBadge status={account.status} />
      </span>
    </span>
  );
}

function StrategyNames({ account }: { account: OverviewAccount }) {
  const { t } = useI18n();
  const running = account.deployments.filter(({ status }) => status === 'RUNNING');
  if (running.length === 0) return <span className="soft">{t('overview.noStrategy')}</span>;
  return (
    <span className="overview-strategies">
      {running.map(({ id, strategy }) => (
        <Badge key={id}>{strategy.title}</Badge>
      ))}
    </span>
  );
}

/** Stored bars first; from then on each repaint with a later bar adds a point. */
function AccountTrail({ account }: { account: OverviewAccount }) {
  const [trail, setTrail] = useState<EquityTrail>(() => ({
    run: account.run,
    lastAt: account.equityCurve?.at(-1)?.at ?? '',
    values: (account.equityCurve ?? []).map((point) => toPixels(point.equity)),
  }));
  useEffect(() => {
    const extend = (): void => {
      const update = liveFigures.get(account.id);
      if (update) setTrail((known) => extendTrail(known, update));
    };
    return liveFigures.subscribeTo(account.id, extend);
  }, [account.id]);
  return <Sparkline values={trail.values} />;
}
