/** The columns of the orders blotter. */
import type { Order, OrderStatus } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';
import type { BadgeTone } from '../ui/badge.js';
import { Badge } from '../ui/badge.js';
import type { Column } from '../ui/data-table.js';
import { CancelOrderButton } from './cancel-order-button.js';

const TONES: Readonly<Record<OrderStatus, BadgeTone>> = {
  INITIALIZED: 'neutral',
  HELD: 'neutral',
  DENIED: 'negative',
  SUBMITTED: 'brand',
  ACCEPTED: 'brand',
  REJECTED: 'negative',
  PENDING_CANCEL: 'warning',
  CANCELED: 'neutral',
  EXPIRED: 'neutral',
  PARTIALLY_FILLED: 'brand',
  FILLED: 'positive',
  UNKNOWN: 'warning',
};

const CANCELABLE: readonly OrderStatus[] = [
  'HELD',
  'SUBMITTED',
  'ACCEPTED',
  'PARTIALLY_FILLED',
  'UNKNOWN',
];

export function orderColumns(i18n: I18n, mayOrder: boolean): readonly Column<Order>[] {
  const { t, formats } = i18n;
  const columns: Column<Order>[] = [
    {
      key: 'order',
      header: t('orders.column.order'),
      rowHeader: true,
      cell: (order) => <OrderName order={order} i18n={i18n} />,
    },
    {
      key: 'decided',
      header: t('orders.column.decided'),
      cell: ({ decidedAt }) => <span className="figure">{formats.marketDay(decidedAt)}</span>,
    },
    {
      key: 'status',
      header: t('orders.column.status'),
      cell: ({ status }) => <Badge tone={TONES[status]}>{t(`order.status.${status}`)}</Badge>,
    },
    {
      key: 'filled',
      header: t('orders.column.filled'),
      align: 'end',
      cell: ({ filledQuantity, quantity }) =>
        t('orders.filledOf', {
          filled: formats.decimal(filledQuantity),
          quantity: formats.decimal(quantity),
        }),
    },
    {
      key: 'price',
      header: t('orders.column.price'),
      align: 'end',
      cell: ({ averageFillPrice }) =>
        averageFillPrice === null ? t('value.none') : formats.averagePrice(averageFillPrice),
    },
    {
      key: 'source',
      header: t('orders.column.source'),
      cell: ({ source, deployment }) => (
        <span className="soft">{deployment?.strategy.title ?? t(`order.source.${source}`)}</span>
      ),
    },
    {
      key: 'reason',
      header: t('orders.column.reason'),
      cell: ({ statusReason }) => (
        <span className="soft cell-wrap">{statusReason ?? t('value.none')}</span>
      ),
    },
  ];
  if (!mayOrder) return columns;
  return [
    ...columns,
    {
      key: 'cancel',
      header: t('orders.column.action'),
      align: 'end',
      phone: 'unlabelled',
      cell: (order) =>
        CANCELABLE.includes(order.status) ? <CancelOrderButton order={order} /> : null,
    },
  ];
}

function OrderName({ order, i18n: { t, formats } }: { order: Order; i18n: I18n }) {
  const { side, quantity, instrument, type, timeInForce, limitPrice, stopPrice } = order;
  const price = limitPrice ?? stopPrice;
  return (
    <span className="cell-stack">
      <span>
        <strong className={side === 'BUY' ? 'positive' : 'negative'}>{t(`side.${side}`)}</strong>{' '}
        <strong className="figure">{formats.decimal(quantity)}</strong>{' '}
        <strong>{instrument.symbol}</strong>
      </span>
      <span className="soft figure">
        {price === null
          ? t('orders.terms', { type: t(`order.type.${type}`), time: timeInForce })
          : t('orders.termsAt', {
              type: t(`order.type.${type}`),
              price: formats.decimal(price, 2),
              time: timeInForce,
            })}
      </span>
    </span>
  );
}
