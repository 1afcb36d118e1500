/** Shows the venue what the market did between two bars, in the order in which it happened. */
import { assertThat } from '../domain/assert.js';
import type { MatchingEngine } from '../simulation/matching-engine.js';
import type { RestingTerms } from '../simulation/resting-order.js';
import type { MarketEvent } from '../simulation/tick/market-event.js';
import type { TickFills } from '../simulation/tick/tick-fills.js';
import type { BacktestSeries } from './backtest-options.js';

export class TickReplay<T extends RestingTerms> {
  /** Stamp of what is being matched. */
  now = Number.NEGATIVE_INFINITY;
  private readonly streams: readonly (readonly MarketEvent[])[];
  private readonly next: number[];

  constructor(
    series: readonly BacktestSeries[],
    private readonly fills: TickFills,
    private readonly engine: MatchingEngine<T>,
  ) {
    this.streams = series.map(({ instrument, events }) => {
      assertThat(events !== undefined, `${instrument.symbol} has no ticks to fill against`);
      return events;
    });
    this.next = series.map(() => 0);
  }

  /** Matches on everything up to `at`, that stamp included. */
  runTo(at: number): void {
    for (;;) {
      const stream = this.earliest();
      const event = stream < 0 ? undefined : this.eventOf(stream);
      const until = event === undefined ? at : Math.min(event.at, at);
      this.matchArrivals(until);
      if (event === undefined || event.at > at) break;
      this.next[stream] = (this.next[stream] as number) + 1;
      this.fills.show(stream, event);
      this.match(stream, event.at);
    }
    this.now = at;
  }

  /** Orders that reach the venue meet the market as it stood then. */
  private matchArrivals(until: number): void {
    const { resting } = this.engine;
    const arrivals = new Set<string>();
    for (const order of resting) {
      const arrival = order.asleepUntil + 1;
      if (order.isNew && arrival <= until) arrivals.add(`${arrival} ${order.instrument}`);
    }
    for (const key of [...arrivals].sort()) {
      const [arrival, instrument] = key.split(' ').map(Number) as [number, number];
      this.fills.hold(instrument);
      this.match(instrument, Math.max(arrival, this.now));
    }
  }

  private match(instrument: number, at: number): void {
    this.now = Math.max(this.now, at);
    const bar = this.fills.bar(instrument);
    if (bar !== null) this.engine.match(instrument, this.now, bar);
  }

  private earliest(): number {
    let found = -1;
    let at = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.streams.length; i += 1) {
      const event = this.eventOf(i);
      if (event !== undefined && event.at < at) {
        at = event.at;
        found = i;
      }
    }
    return found;
  }

  private eventOf(stream: number): MarketEvent | undefined {
    return this.streams[stream]?.[this.next[stream] as number];
  }
}
