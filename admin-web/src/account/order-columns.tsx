/** The columns of the orders blotter. */
import type { Order, OrderStatus } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';
import type { BadgeTone } from '../ui/badge.js';
import { Badge } from '../ui/badge.js';
import type { Column } from '../ui/data-table.js';
import { CancelOrderButton } from './cancel-order-button.js';
import { OrderName } from './order-name.js';

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
  const { t, formats, textOfCode } = i18n;
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
        <span className="soft cell-wrap">
          {statusReason === null
            ? t('value.none')
            : textOfCode('orders.reason', statusReason, statusReason)}
        </span>
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
