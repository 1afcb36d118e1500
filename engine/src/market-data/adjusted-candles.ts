/** Published bars in the shares of the newest of them, as charts show them. */
import type { SharedDatabase } from '@fiducia/tenants';
import { decimalOfFloat } from '../domain/decimal.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { DecimalString } from '../domain/money.js';
import { withoutNoise } from '../domain/without-noise.js';
import { candles } from './candles.js';
import type { CandlesQuery, CandleView } from './candles.js';
import { recordedSplitFactors } from './corporate-actions/split-factors.js';
import { publishedUntil } from './published-until.js';
import { seriesName } from './series-name.js';

export async function adjustedCandles(
  deps: { readonly db: { readonly shared: SharedDatabase } },
  instrument: InstrumentSpec,
  query: Omit<CandlesQuery, 'symbol'>,
): Promise<readonly CandleView[]> {
  const { shared } = deps.db;
  const { symbol, timeframe } = instrument;
  const shown = await candles(deps, { ...query, symbol });
  const until = await publishedUntil(shared, seriesName(symbol, timeframe));
  if (until === null) return shown;
  const at = Float64Array.from(shown, (candle) => candle.at.getTime());
  const factors = await recordedSplitFactors(shared, instrument, at, until);
  if (factors === null) return shown;
  return shown.map((candle, row) => adjusted(candle, factors[row] as number));
}

function adjusted(candle: CandleView, factor: number): CandleView {
  if (factor === 1) return candle;
  const times = (text: DecimalString, by: number): DecimalString =>
    decimalOfFloat(withoutNoise(Number(text) * by));
  return {
    at: candle.at,
    open: times(candle.open, factor),
    high: times(candle.high, factor),
    low: times(candle.low, factor),
    close: times(candle.close, factor),
    volume: times(candle.volume, 1 / factor),
  };
}
