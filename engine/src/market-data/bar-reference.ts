/** A bar by reference: its series, and the hash of its canonical content. */
import { hash } from 'node:crypto';
import { decimalOfFloat } from '../domain/decimal.js';
import type { InstrumentScale } from '../domain/instrument-scale.js';
import type { BarReference, MarketTimeMs } from '../kernel/inputs.js';
import type { MarketBar } from './market-bar.js';

/**
 * Canonical content (RFC 8785): prices as decimal strings without trailing zeros, so that the hash
 * does not depend on the tick size in which a store keeps them.
 */
export function barContent(
  series: string,
  at: MarketTimeMs,
  bar: MarketBar,
  scale: InstrumentScale,
): string {
  return (
    `{"at":${at},"close":"${scale.ticksToPrice(bar.close)}","high":"${scale.ticksToPrice(bar.high)}"` +
    `,"low":"${scale.ticksToPrice(bar.low)}","open":"${scale.ticksToPrice(bar.open)}"` +
    `,"series":${JSON.stringify(series)},"volume":"${decimalOfFloat(bar.volume)}"}`
  );
}

export function barReference(
  series: string,
  at: MarketTimeMs,
  bar: MarketBar,
  scale: InstrumentScale,
): BarReference {
  return { series, hash: hash('sha256', barContent(series, at, bar, scale)) };
}

export { seriesName } from './series-name.js';
