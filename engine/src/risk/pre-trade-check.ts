/** What one pre-trade check is: a code, a meaning, and a judgement on an order under review. */
import type { DecimalString } from '../domain/money.js';
import type { OrderReview } from './order-review.js';

export interface Denial {
  /** Says what is wrong and what to do, with the figures. */
  readonly sentence: string;
  readonly value: DecimalString | null;
  readonly limit: DecimalString | null;
}

/** FAULTY: the field that was found faulty when the order was read. WHOLE: no field of its own. */
export type JudgedPart = 'SYMBOL' | 'SIZE' | 'FAULTY' | 'WHOLE';

export interface PreTradeCheck {
  readonly code: string;
  /** For people: what the check protects against. */
  readonly title: string;
  /** What of the order a denial is about. */
  readonly judges: JudgedPart;
  /** Null lets the order pass. Never called with an order that an earlier check denied. */
  judge(review: OrderReview): Denial | null;
}
