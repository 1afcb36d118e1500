/** Published bars of one symbol in a longer timeframe; a bar that is still forming is not there. */
import type { SharedDatabase } from '@fiducia/tenants';
import { decimalOfFloat } from '../domain/decimal.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { DecimalString } from '../domain/money.js';
import { withoutNoise } from '../domain/without-noise.js';
import type { CandleView } from '../market-data/candles.js';
import { adjustColumns } from '../market-data/corporate-actions/split-factors.js';
import { publishedUntil } from '../market-data/published-until.js';
import { seriesName } from '../market-data/series-name.js';
import { readColumns } from './recorded-columns.js';
import type { SeriesExecutor } from './series-executor.js';
import { refused } from './series-outcome.js';
import type { SeriesRefusal } from './series-outcome.js';
import { chooseTimeframe } from './timeframe-choice.js';

/** Recorded bars that one answer is made of. */
const MAX_BARS_READ = 200_000;

export interface ResampledCandlesQuery {
  readonly timeframe: string;
  readonly last: number;
  readonly before: Date | null;
  /** In the shares of the newest published bar. */
  readonly adjusted: boolean;
}

/** Stamped at their close, oldest first. */
export async function resampledCandles(
  deps: { readonly db: { readonly shared: SharedDatabase }; readonly executor: SeriesExecutor },
  instrument: InstrumentSpec,
  query: ResampledCandlesQuery,
): Promise<{ readonly ok: true; readonly candles: readonly CandleView[] } | SeriesRefusal> {
  const timeframe = chooseTimeframe(instrument, query.timeframe);
  if (!timeframe.ok) return timeframe;
  const { fromMs, toMs, calendar, barsPerBar } = timeframe;
  // One more, because the first may be cut, and one that forms.
  const wanted = (query.last + 2) * barsPerBar;
  if (wanted > MAX_BARS_READ) {
    const most = Math.floor(MAX_BARS_READ / barsPerBar) - 2;
    const length = `bars of ${timeframe.timeframe} made of ${instrument.timeframe}`;
    return refused('last', `At most ${most.toLocaleString('en-US')} ${length} at once.`);
  }
  const series = seriesName(instrument.symbol, instrument.timeframe);
  const { shared } = deps.db;
  const until = await publishedUntil(shared, series);
  if (until === null) return { ok: true, candles: [] };
  const before = query.before?.getTime() ?? null;
  const to = before === null ? until : Math.min(until, before - 1);
  const { columns, cut } = await readColumns(shared, { series, from: null, to, most: wanted });
  if (query.adjusted) await adjustColumns(shared, instrument, columns, until);
  const task = { columns, cut, fromMs, toMs, calendar, before, last: query.last };
  return { ok: true, candles: toViews(await deps.executor.candles(task), instrument) };
}

function toViews(
  bars: Awaited<ReturnType<SeriesExecutor['candles']>>,
  instrument: InstrumentSpec,
): readonly CandleView[] {
  const scale = new InstrumentScale(instrument);
  // Adjusted prices lie between the ticks.
  const price = (ticks: number): DecimalString =>
    Number.isInteger(ticks)
      ? scale.ticksToPrice(ticks)
      : decimalOfFloat(withoutNoise(scale.ticksToFloat(ticks)));
  return Array.from({ length: bars.length }, (_, row) => ({
    at: new Date(bars.at[row] as number),
    open: price(bars.open[row] as number),
    high: price(bars.high[row] as number),
    low: price(bars.low[row] as number),
    close: price(bars.close[row] as number),
    volume: decimalOfFloat(bars.volume[row] as number),
  }));
}
