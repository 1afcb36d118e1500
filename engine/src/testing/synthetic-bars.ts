/** Bars made from a seed: a walk that trends, turns and gaps, the same in every run. */
import type { InstrumentSpec } from '../domain/instrument.js';
import { closeStamp, DAY_MS } from '../market-data/bar-time.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { seededRandom } from '../simulation/seeded-random.js';

export const TEST_INSTRUMENT: InstrumentSpec = {
  symbol: 'TEST',
  name: 'Test instrument',
  assetClass: 'INDEX',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '0.0001',
  timeframe: '1d',
  takerFeeRate: '0.0005',
  makerFeeRate: '0.0005',
};

const FIRST_DAY = Date.UTC(2001, 0, 1);

export function syntheticBars(count: number, seed = 7): BarColumns {
  const random = seededRandom(seed);
  const column = (): Float64Array => new Float64Array(count);
  const at = column();
  const [openTicks, highTicks, lowTicks, closeTicks, volume] = [
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  let close = 100_000;
  for (let day = 0; day < count; day += 1) {
    const drift = Math.floor(day / 60) % 2 === 0 ? 0.002 : -0.002;
    const open = step(close, 0.002, random);
    close = Math.max(1_000, Math.round(open * (1 + drift + (random() - 0.5) * 0.03)));
    const high = Math.round(Math.max(open, close) * (1 + random() * 0.01));
    const low = Math.round(Math.min(open, close) * (1 - random() * 0.01));
    at[day] = closeStamp(FIRST_DAY + day * DAY_MS, DAY_MS);
    openTicks[day] = open;
    highTicks[day] = high;
    lowTicks[day] = low;
    closeTicks[day] = close;
    volume[day] = Math.floor(random() * 1_000_000);
  }
  const length = count;
  return { length, at, open: openTicks, high: highTicks, low: lowTicks, close: closeTicks, volume };
}

function step(from: number, spread: number, random: () => number): number {
  return Math.round(from * (1 + (random() - 0.5) * spread));
}
