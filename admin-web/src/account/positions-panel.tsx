/** What the account holds, at the newest price. */
import type { AccountDetail, Position } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { Column } from '../ui/data-table.js';
import { DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { SignedFigure } from '../ui/signed-figure.js';
import { useLastPrices } from './account-feed-context.js';
import { markPosition } from './marked-position.js';

export function PositionsPanel({ account }: { account: AccountDetail }) {
  const i18n = useI18n();
  const { t } = i18n;
  const prices = useLastPrices();
  if (account.positions.length === 0) {
    return <EmptyState title={t('positions.empty.title')}>{t('positions.empty.text')}</EmptyState>;
  }
  return (
    <DataTable
      caption={t('account.tab.positions')}
      columns={columns(i18n, account.currency)}
      rows={account.positions.map((one) =>
        markPosition(one, prices.get(one.instrument.symbol), account.currency),
      )}
      rowKey={(position) => position.instrument.symbol}
      phoneLayout="tiles"
    />
  );
}

/** Prices are in the instrument's currency, amounts in the account's. */
function columns({ t, formats }: I18n, currency: string): readonly Column<Position>[] {
  return [
    {
      key: 'instrument',
      header: t('positions.column.instrument'),
      rowHeader: true,
      cell: ({ instrument }) => (
        <span className="cell-stack">
          <strong>{instrument.symbol}</strong>
          <span className="soft">{instrument.name}</span>
        </span>
      ),
    },
    {
      key: 'quantity',
      header: t('positions.column.quantity'),
      align: 'end',
      cell: ({ quantity }) => formats.decimal(quantity),
    },
    {
      key: 'average',
      header: t('positions.column.average'),
      align: 'end',
      cell: ({ averagePrice }) => formats.averagePrice(averagePrice),
    },
    {
      key: 'last',
      header: t('positions.column.last'),
      align: 'end',
      cell: ({ lastPrice }) => formats.decimal(lastPrice, 2),
    },
    {
      key: 'value',
      header: t('positions.column.value'),
      align: 'end',
      cell: ({ marketValue }) => formats.money(marketValue, currency),
    },
    {
      key: 'unrealized',
      header: t('positions.column.unrealized'),
      align: 'end',
      cell: (position) => (
        <SignedFigure value={position.unrealizedPnl}>
          {formats.signedMoney(position.unrealizedPnl, currency)}
        </SignedFigure>
      ),
    },
    {
      key: 'realized',
      header: t('positions.column.realized'),
      align: 'end',
      cell: (position) => (
        <SignedFigure value={position.realizedPnl}>
          {formats.signedMoney(position.realizedPnl, currency)}
        </SignedFigure>
      ),
    },
  ];
}
