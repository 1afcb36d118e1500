/** A deterministic venue: matches orders on bars under a stated fill model. */
import { AssertionFailure } from '../domain/assert.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { JsonValue } from '../domain/json.js';
import type { OrderSpec } from '../domain/order.js';
import type { MarketTimeMs, OrderRef, VenueReport } from '../kernel/inputs.js';
import type { MarketBars } from '../market-data/market-bar.js';

export interface SimulatedVenueOptions {
  readonly instruments: readonly InstrumentSpec[];
}

export interface SimulatedOrder extends OrderSpec {
  readonly order: OrderRef;
}

export class SimulatedVenue {
  constructor(private readonly options: SimulatedVenueOptions) {}

  /** Answers at once. A reference seen before repeats its first answer and changes nothing. */
  submit(order: SimulatedOrder, at: MarketTimeMs): readonly VenueReport[] {
    throw new AssertionFailure(`${order.order} ${at} ${String(this.options)}`);
  }

  cancel(order: OrderRef, at: MarketTimeMs): readonly VenueReport[] {
    throw new AssertionFailure(`${order} ${at}`);
  }

  /** Matches resting orders. A stamp matched before repeats its reports and changes nothing. */
  onBars(at: MarketTimeMs, bars: MarketBars): readonly VenueReport[] {
    throw new AssertionFailure(`${at} ${bars.length}`);
  }

  /** A run is over: what rests is forgotten without a report; the kernel has closed it out. */
  closeRun(): void {
    throw new AssertionFailure('closeRun');
  }

  state(): JsonValue {
    throw new AssertionFailure('state');
  }

  static restore(state: JsonValue, options: SimulatedVenueOptions): SimulatedVenue {
    throw new AssertionFailure(`${String(state)} ${String(options)}`);
  }
}
