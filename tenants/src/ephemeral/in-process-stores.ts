/** The four stores inside one process, for the embedded mode and for tests. */
import type { Clock } from '../clock.js';
import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';
import { InProcessRateLimiter } from './in-process-rate-limiter.js';
import type { BarFanout, EphemeralStores, MessageHandler, PubSub, QuoteCache } from './ports.js';

export class InProcessPubSub implements PubSub {
  readonly #log: DatabaseLog;
  readonly #handlers = new Map<string, Set<MessageHandler>>();

  constructor(log: DatabaseLog) {
    this.#log = log;
  }

  /** Delivered after the publisher's own step, as over a network: nobody may rely on less. */
  publish(channel: string, message: string): Promise<void> {
    for (const handler of this.#handlers.get(channel) ?? []) {
      queueMicrotask(() => {
        this.#deliver(channel, message, handler);
      });
    }
    return Promise.resolve();
  }

  subscribe(channel: string, handler: MessageHandler): Promise<() => Promise<void>> {
    const handlers = this.#handlers.get(channel) ?? new Set();
    // Each subscription is its own, even of one function: ending one must not end the other.
    const own: MessageHandler = (message) => {
      handler(message);
    };
    this.#handlers.set(channel, handlers.add(own));
    return Promise.resolve(() => {
      handlers.delete(own);
      if (handlers.size === 0 && this.#handlers.get(channel) === handlers) {
        this.#handlers.delete(channel);
      }
      return Promise.resolve();
    });
  }

  #deliver(channel: string, message: string, handler: MessageHandler): void {
    if (this.#handlers.get(channel)?.has(handler) !== true) return;
    try {
      handler(message);
    } catch (error) {
      this.#log.warn({ error: describeError(error), channel }, 'A subscriber failed on a message');
    }
  }
}

interface CachedQuote {
  readonly quote: string;
  readonly untilMs: number;
}

/** Far more than the instruments of any installation; the oldest go first. */
const MAX_QUOTES = 100_000;

export class InProcessQuoteCache implements QuoteCache {
  readonly #clock: Clock;
  readonly #quotes = new Map<string, CachedQuote>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(symbol: string): Promise<string | null> {
    const found = this.#quotes.get(symbol);
    const fresh = found !== undefined && this.#clock.now().getTime() < found.untilMs;
    return Promise.resolve(fresh ? found.quote : null);
  }

  set(symbol: string, quote: string, ttlMs: number): Promise<void> {
    this.#quotes.delete(symbol);
    this.#quotes.set(symbol, { quote, untilMs: this.#clock.now().getTime() + ttlMs });
    const oldest = this.#quotes.keys().next();
    if (this.#quotes.size > MAX_QUOTES && oldest.done !== true) this.#quotes.delete(oldest.value);
    return Promise.resolve();
  }
}

export class InProcessBarFanout implements BarFanout {
  readonly #pubSub: PubSub;
  readonly #last = new Map<string, string>();

  constructor(pubSub: PubSub) {
    this.#pubSub = pubSub;
  }

  publish(series: string, bar: string): Promise<void> {
    this.#last.set(series, bar);
    return this.#pubSub.publish(`bar:${series}`, bar);
  }

  last(series: string): Promise<string | null> {
    return Promise.resolve(this.#last.get(series) ?? null);
  }

  subscribe(series: string, handler: MessageHandler): Promise<() => Promise<void>> {
    return this.#pubSub.subscribe(`bar:${series}`, handler);
  }
}

export function createInProcessStores(clock: Clock, log: DatabaseLog): EphemeralStores {
  const pubSub = new InProcessPubSub(log);
  return {
    rateLimiter: new InProcessRateLimiter(clock),
    pubSub,
    quotes: new InProcessQuoteCache(clock),
    bars: new InProcessBarFanout(pubSub),
    close: () => Promise.resolve(),
  };
}
