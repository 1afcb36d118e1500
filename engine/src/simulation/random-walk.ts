/** A seeded random walk as bars: the same on every machine, for benchmarks and property tests. */
import type { FileBars } from '../market-data/bars-file.js';
import { MINUTE_MS } from '../market-data/bar-time.js';
import { seededRandom } from './seeded-random.js';

/** 2000-01-03T00:00:00Z. */
const FIRST_LABEL = 946_857_600_000;
const CENTS = 100;
const OPENING_PRICE_CENTS = 10_000;
const LOWEST_PRICE_CENTS = 1_000;
const STEP_CENTS = 40;
const WICK_CENTS = 10;

/** Minute bars around 100.00 with two decimals; each opens at the close before it. */
export function randomWalkBars(length: number, seed: number): FileBars {
  const random = seededRandom(seed);
  const columns = Array.from({ length: 6 }, () => new Float64Array(length));
  const [label, open, high, low, close, volume] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let cents = OPENING_PRICE_CENTS;
  for (let i = 0; i < length; i += 1) {
    const opening = cents;
    const step = Math.round((random() - 0.5) * STEP_CENTS);
    cents = Math.max(LOWEST_PRICE_CENTS, cents + step);
    label[i] = FIRST_LABEL + i * MINUTE_MS;
    open[i] = opening / CENTS;
    close[i] = cents / CENTS;
    high[i] = (Math.max(opening, cents) + Math.floor(random() * WICK_CENTS)) / CENTS;
    low[i] = (Math.min(opening, cents) - Math.floor(random() * WICK_CENTS)) / CENTS;
    volume[i] = 1 + Math.floor(random() * 1000);
  }
  return {
    length,
    label,
    open,
    high,
    low,
    close,
    volume,
    hasVolume: true,
    priceDecimals: 2,
    skipped: [],
    skippedCount: 0,
  };
}
