/** How a run of the reference model ends: what is open is closed, at the price the reference takes. */
import type { Timeline } from './timeline.js';
import type { BacktestVenue } from './backtest-venue.js';

/** Ends the strategy and closes what it holds at a price of the present bars. */
export function closeAll(
  venue: BacktestVenue,
  { at }: Timeline,
  price: 'openTicks' | 'closeTicks',
): void {
  const { account, engine, bars } = venue;
  account.stop(at);
  venue.sendQueue();
  for (const order of [...engine.resting]) {
    if (order.terms.source !== 'RISK') continue;
    const bar = bars.readLatest(order.instrument);
    engine.fillAt(order, bar[price], at, bar);
  }
}

/**
 * The reference closes what is open at the open of the last bar, so that every trade ends, and
 * then matches on the same bar whatever was decided on its close.
 */
export function endAtLastOpen(venue: BacktestVenue, { at }: Timeline): void {
  const { account, engine } = venue;
  account.stop(at);
  const { queue } = account;
  const cancels = queue.filter(({ kind }) => kind === 'CANCEL');
  const closes = queue.filter(({ kind }) => kind === 'SUBMIT');
  queue.length = 0;
  for (const { order } of closes) venue.submit(order);
  engine.wake();
  venue.matchBars();
  for (const { order } of cancels) venue.cancel(order);
  venue.sendQueue();
}
