/** Runs a whole account on recorded bars in memory: kernel and simulated venue, nothing else. */
import { openingInputs } from '../backtest/opening-inputs.js';
import type { Opening } from '../backtest/opening-inputs.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import type { AccountView } from '../kernel/account-view.js';
import type { KernelEvent } from '../kernel/events.js';
import type { BarReference, KernelInput, VenueReport } from '../kernel/inputs.js';
import { barAt } from '../market-data/bar-columns.js';
import type { FileSeries } from '../market-data/file-series.js';
import type { MarketBars } from '../market-data/market-bar.js';
import { seriesName } from '../market-data/series-name.js';
import { SimulatedVenue } from '../simulation/simulated-venue.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';

export interface StampedEvent {
  readonly at: number;
  readonly event: KernelEvent;
}

export interface SimulatedAccount {
  readonly events: readonly StampedEvent[];
  readonly view: AccountView;
}

/** One instrument; the bars' hashes are left out, as nothing here is stored. */
export function simulateAccount(
  strategies: StrategyRegistry,
  opening: Omit<Opening, 'firstBarAt' | 'instruments'>,
  { instrument, columns }: FileSeries,
): SimulatedAccount {
  const kernel = new AccountKernel({ strategies });
  const venue = new SimulatedVenue({ instruments: [instrument] });
  const events: StampedEvent[] = [];
  const reference: BarReference = {
    series: seriesName(instrument.symbol, instrument.timeframe),
    hash: '',
  };
  const apply = (input: KernelInput, bars?: MarketBars): void => {
    const given = kernel.apply(input, bars);
    for (const event of given) events.push({ at: input.at, event });
    for (const event of given) answer(input.at, event);
  };
  const specs = new Map<string, Extract<KernelEvent, { type: 'ORDER_INITIALIZED' }>>();
  const outgoing: (() => readonly VenueReport[])[] = [];
  const answer = (at: number, event: KernelEvent): void => {
    if (event.type === 'ORDER_INITIALIZED') specs.set(event.order, event);
    else if (event.type === 'ORDER_PENDING_CANCEL') {
      outgoing.push(() => venue.cancel(event.order, at));
    } else if (event.type === 'ORDER_SUBMITTED' && event.with === undefined) {
      const decided = specs.get(event.order);
      if (decided === undefined) throw new Error(`no decision behind ${event.order}`);
      outgoing.push(() => venue.submit({ ...decided.spec, order: event.order }, at));
    }
  };
  const firstBarAt = columns.at[0] ?? 0;
  for (const input of openingInputs({ ...opening, firstBarAt, instruments: [instrument] })) {
    apply(input);
  }
  for (let row = 0; row < columns.length; row += 1) {
    const at = columns.at[row] ?? 0;
    const bars = [barAt(columns, row, instrument.symbol)];
    for (const report of [...venue.onBars(at, bars)]) apply(report);
    apply({ type: 'BARS', at, bars: [reference] }, bars);
    for (let next = outgoing.shift(); next !== undefined; next = outgoing.shift()) {
      for (const report of next()) apply(report);
    }
  }
  return { events, view: kernel.view };
}
