/** A position at the newest price: between two readings it moves with every bar. */
import type { Position } from '@fiducia/sdk';
import { multiplyDecimals, subtractDecimals } from '../format/decimal.js';

/**
 * Quantity is negative when short, and so then is the market value. What is quoted in another
 * currency than the account's stays as it was read: its amounts need the rate as well.
 */
export function markPosition(
  position: Position,
  lastPrice: string | undefined,
  currency: string,
): Position {
  if (lastPrice === undefined || lastPrice === position.lastPrice) return position;
  if (position.instrument.currency !== currency) return position;
  const { quantity, averagePrice } = position;
  if (quantity === null || averagePrice === null) return { ...position, lastPrice };
  return {
    ...position,
    lastPrice,
    marketValue: multiplyDecimals(quantity, lastPrice),
    unrealizedPnl: multiplyDecimals(quantity, subtractDecimals(lastPrice, averagePrice)),
  };
}
