/**
 * Four small stores for what may be lost at any moment: no money fact, no right and no secret is
 * ever kept in them. Each exists in the process and on Redis; one contract suite tests both.
 */

export interface RateLimit {
  /** How many points fit into one window. */
  readonly points: number;
  readonly windowMs: number;
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly remainingPoints: number;
  /** Until enough points are free again; 0 when allowed. */
  readonly retryAfterMs: number;
}

export interface RateLimiter {
  /** Takes `cost` points of the key's window, or none when they are not there. */
  consume(key: string, limit: RateLimit, cost?: number): Promise<RateDecision>;
  reset(key: string): Promise<void>;
}

export type MessageHandler = (message: string) => void;

export interface PubSub {
  /** Messages are small hints such as "account X is at seq N": the facts are read from PostgreSQL. */
  publish(channel: string, message: string): Promise<void>;
  /** Resolves once messages arrive; the returned function ends it. */
  subscribe(channel: string, handler: MessageHandler): Promise<() => Promise<void>>;
}

export interface QuoteCache {
  get(symbol: string): Promise<string | null>;
  set(symbol: string, quote: string, ttlMs: number): Promise<void>;
}

/** Bars to every process that shows or trades them, and the last one to whoever comes later. */
export interface BarFanout {
  publish(series: string, bar: string): Promise<void>;
  last(series: string): Promise<string | null>;
  subscribe(series: string, handler: MessageHandler): Promise<() => Promise<void>>;
}

export interface EphemeralStores {
  readonly rateLimiter: RateLimiter;
  readonly pubSub: PubSub;
  readonly quotes: QuoteCache;
  readonly bars: BarFanout;
  close(): Promise<void>;
}
