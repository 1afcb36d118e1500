/** A quantity is a whole number of the instrument's lots. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const lotSize: PreTradeCheck = {
  code: 'QUANTITY_OFF_LOT',
  title: 'Quantities are whole multiples of the lot size.',
  judge({ order }) {
    const quantity = order.faults?.quantity ?? null;
    if (quantity === null) return null;
    const { symbol, lotSize: lot } = order.instrument.spec;
    return {
      sentence: `${quantity} is not a quantity of ${symbol} that can be traded: use a multiple of ${lot}.`,
      value: quantity,
      limit: lot,
    };
  },
};
