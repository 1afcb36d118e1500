/** Orders that belong together at the simulated venue: a position's protection, and one-cancels-others. */
import type { MarketTimeMs } from '../kernel/inputs.js';
import type { VenueBar } from './fill-model.js';
import type { MatchingEngine, Moment } from './matching-engine.js';
import type { RestingOrder, RestingTerms } from './resting-order.js';

interface When {
  readonly at: MarketTimeMs;
  readonly bar: VenueBar;
  readonly moment: Moment;
}

/**
 * Before a fill is told: the others of its group go, so that nobody ever sees both legs alive and
 * the position gone. The legs of a protection shrink with each other instead, while some is left.
 */
export function yieldSiblings<T extends RestingTerms>(
  engine: MatchingEngine<T>,
  order: RestingOrder<T>,
  lots: number,
): void {
  const { ocoGroup, parentRef } = order.terms.conditions;
  if (ocoGroup === null) return;
  for (const other of [...engine.resting]) {
    if (other === order || other.done) continue;
    if (other.ref === parentRef) engine.cancel(other, 'PROTECTION_FILLED');
    if (other.terms.conditions.ocoGroup !== ocoGroup) continue;
    if (parentRef !== null) other.lots -= lots;
    if (parentRef === null || other.remainingLots <= 0) engine.cancel(other, 'OCO');
  }
}

/**
 * After a fill: what it opened is protected at once. Returns whether the protection may act on this
 * bar. After an entry at the open it may; after one inside the bar its stop may (the bad news), but
 * its profit must wait, and under a model that works by QUEUE both wait.
 */
export function protect<T extends RestingTerms>(
  engine: MatchingEngine<T>,
  order: RestingOrder<T>,
  lots: number,
  when: When,
): boolean {
  const { stopLossTicks, takeProfitTicks } = order.terms.conditions;
  if (stopLossTicks === 0 && takeProfitTicks === 0) return false;
  const held = engine.listener.heldLots(order);
  const opened = held === null ? lots : Math.max(0, Math.min(lots, held * order.terms.sign));
  if (opened === 0) return false;
  const resting = engine.resting.filter(
    (other) => !other.done && other.terms.conditions.parentRef === order.ref,
  );
  for (const leg of resting) leg.lots += opened;
  const legs = engine.listener.protected(order, opened);
  // The stop is put in front last, so that it stands before everything else.
  for (const leg of [...legs].reverse()) engine.addProtection(leg);
  return settle(engine, legs, when);
}

function settle<T extends RestingTerms>(
  engine: MatchingEngine<T>,
  legs: readonly RestingOrder<T>[],
  when: When,
): boolean {
  const { model } = engine;
  const { at, bar, moment } = when;
  const waits = moment === 'CLOSE' || (moment === 'INSIDE' && model.sequence === 'QUEUE');
  for (const leg of legs) {
    if (waits || (moment === 'INSIDE' && leg.terms.type === 'LIMIT')) leg.asleepUntil = at;
    if (leg.done || leg.asleepUntil >= at || model.sequence === 'QUEUE') continue;
    const ticks = moment === 'OPEN' ? model.atOpen(leg, bar) : model.withinBar(leg, bar);
    if (ticks !== 0) engine.fill(leg, ticks, when);
  }
  for (const leg of legs) leg.isNew = false;
  return !waits;
}
