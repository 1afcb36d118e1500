/** A resting order as plain JSON. */
import { PLAIN } from '../domain/order-conditions.js';
import type { MarketTimeMs, OrderRef } from '../kernel/inputs.js';
import { RestingOrder } from './resting-order.js';
import type { RestingTerms } from './resting-order.js';

export interface SavedResting {
  readonly ref: OrderRef;
  readonly instrument: number;
  readonly submittedAt: MarketTimeMs;
  readonly terms: RestingTerms & { readonly day?: boolean };
  readonly filledLots: number;
  readonly fills: number;
  readonly lots?: number;
  readonly stopTicks?: number;
  readonly triggered?: boolean;
  readonly takes?: boolean;
  /** Absent where its stamp tells whether a bar has seen it: a quiet bar is then not worth a write. */
  readonly seenEarly?: boolean;
  readonly asleepUntil?: MarketTimeMs;
}

export function saveResting(order: RestingOrder): SavedResting {
  const { ref, instrument, submittedAt, filledLots, fills } = order;
  const { lots, stopTicks, triggered, takes, seenEarly, asleepUntil } = order;
  return {
    ref,
    instrument,
    terms: { ...order.terms },
    submittedAt,
    filledLots,
    fills,
    lots,
    stopTicks,
    triggered,
    takes,
    ...(seenEarly ? { seenEarly } : {}),
    asleepUntil,
  };
}

/** Books that were saved before orders had conditions have only the first six fields. */
export function restoreResting(saved: SavedResting): RestingOrder {
  const { day, ...given } = saved.terms;
  const terms: RestingTerms = {
    ...given,
    timeInForce: given.timeInForce ?? (day === true ? 'DAY' : 'GTC'),
    conditions: given.conditions ?? PLAIN,
  };
  const order = new RestingOrder(saved.ref, saved.instrument, saved.submittedAt, terms);
  order.filledLots = saved.filledLots;
  order.fills = saved.fills;
  order.lots = saved.lots ?? order.lots;
  order.stopTicks = saved.stopTicks ?? order.stopTicks;
  order.triggered = saved.triggered ?? false;
  order.takes = saved.takes ?? false;
  // What protects a position came with a fill; of others it mostly follows from the stamps.
  order.seenEarly = saved.seenEarly ?? false;
  order.isNew = !order.seenEarly && terms.conditions.parentRef === null;
  order.asleepUntil = saved.asleepUntil ?? order.asleepUntil;
  return order;
}
