/** A quantity is a whole number of the instrument's lots. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const lotSize: PreTradeCheck = {
  code: 'QUANTITY_OFF_LOT',
  title: 'Quantities are whole multiples of the lot size.',
  judges: 'SIZE',
  judge({ order, basePosition }) {
    const quantity = order.faults?.quantity ?? null;
    const { symbol, lotSize: lot } = order.instrument.spec;
    const { scale } = order.instrument;
    if (quantity === null) {
      // Kernel quantities are integers below 2⁵³; a position that is not could not be counted.
      // From zero's other side: what closes the largest position must not be refused for its size.
      const after = Math.abs(basePosition + order.sign * order.lots);
      if (order.lots <= scale.maxLots && after <= scale.maxLots) return null;
      return {
        sentence: `So many ${symbol} cannot be counted exactly; make the order smaller.`,
        value: scale.lotsToQuantity(order.lots),
        limit: scale.lotsToQuantity(scale.maxLots),
      };
    }
    return {
      sentence: `${quantity} is not a quantity of ${symbol} that can be traded: use a multiple of ${lot}.`,
      value: quantity,
      limit: lot,
    };
  },
};
