/** A small recorded market, the same in every run: two instruments that rise and fall in waves. */
import { importSeries, prepareReplay, type BarColumns, type InstrumentSpec } from '@fiducia/engine';
import type { SharedDatabase } from '@fiducia/tenants';

export const SYMBOLS = ['WAVE', 'TIDE'] as const;
/** Steps of market time that pass before a test begins. */
export const PUBLISHED_BARS = 60;

const RECORDED_BARS = 400;
const FIRST_CLOSE = Date.UTC(2001, 0, 2);
const DAY_MS = 86_400_000;
/** In effect stopped: one bar in eleven days. A test that wants more publishes it faster. */
const STANDING_STILL = 0.000_001;

export async function recordTestMarket(
  shared: SharedDatabase,
  barsPerSecond: number | null = STANDING_STILL,
): Promise<void> {
  const seriesIds: string[] = [];
  for (const [index, symbol] of SYMBOLS.entries()) {
    const imported = await importSeries(shared, {
      instrument: instrumentOf(symbol),
      source: 'test',
      columns: wave(index + 1),
    });
    if (!imported.ok) throw new Error(imported.error);
    seriesIds.push(imported.series);
  }
  const fastForwardTo = FIRST_CLOSE + PUBLISHED_BARS * DAY_MS;
  const prepared = await prepareReplay(shared, {
    seriesIds,
    source: 'test',
    fastForwardTo,
    barsPerSecond,
  });
  if (!prepared.ok) throw new Error(prepared.error);
}

function instrumentOf(symbol: string): InstrumentSpec {
  return {
    symbol,
    name: `${symbol} index`,
    assetClass: 'INDEX',
    currency: 'USD',
    tickSize: '0.01',
    lotSize: '0.0001',
    timeframe: '1d',
    takerFeeRate: '0.0005',
    makerFeeRate: '0.0005',
  };
}

function wave(phase: number): BarColumns {
  const price = (at: number) => Math.round(100_000 * (1 + 0.05 * Math.sin((at * phase) / 5)));
  const column = (value: (day: number) => number) =>
    Float64Array.from({ length: RECORDED_BARS }, (_, day) => value(day));
  return {
    length: RECORDED_BARS,
    at: column((day) => FIRST_CLOSE + day * DAY_MS),
    open: column(price),
    high: column((day) => Math.max(price(day), price(day + 1)) + 50),
    low: column((day) => Math.min(price(day), price(day + 1)) - 50),
    close: column((day) => price(day + 1)),
    volume: column((day) => 1_000 + day),
  };
}
