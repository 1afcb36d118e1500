/** What an order is, in a few words: side, size, type and price, then what only some orders have. */
import type { Order } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';

export function OrderName({ order, i18n }: { order: Order; i18n: I18n }) {
  const { t, formats } = i18n;
  const { side, quantity, instrument, type, timeInForce, limitPrice, stopPrice } = order;
  const price = limitPrice ?? stopPrice;
  const details = detailsOf(order, i18n);
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
      {details.length > 0 && (
        <span className="soft figure cell-wrap">{details.join(t('orders.detailsBetween'))}</span>
      )}
    </span>
  );
}

function detailsOf(order: Order, { t, formats }: I18n): readonly string[] {
  const { stopLoss, takeProfit, trailAmount, trailPercent, displayQuantity, ocoGroup } = order;
  const price = (value: string): string => formats.decimal(value, 2);
  const trail =
    trailPercent === null ? trailAmount && price(trailAmount) : formats.percent(trailPercent);
  return [
    trail !== null && t('orders.detail.trail', { trail }),
    stopLoss !== null && t('orders.detail.stopLoss', { price: price(stopLoss) }),
    takeProfit !== null && t('orders.detail.takeProfit', { price: price(takeProfit) }),
    order.reduceOnly && t('orders.detail.reduceOnly'),
    order.postOnly && t('orders.detail.postOnly'),
    displayQuantity !== null &&
      t('orders.detail.iceberg', { quantity: formats.decimal(displayQuantity) }),
    ocoGroup !== null && t('orders.detail.group', { group: ocoGroup }),
    order.parentOrderId !== null && t('orders.detail.protects'),
  ].filter((detail) => detail !== false);
}
