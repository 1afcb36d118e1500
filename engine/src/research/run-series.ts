/** Recorded bars as a run sees them: its own fees, and fine ticks where its fill model needs them. */
import type { BacktestSeries } from '../backtest/backtest-options.js';
import { parseDecimal } from '../domain/decimal.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { DecimalString } from '../domain/money.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import type { RunSpec } from './run-spec.js';
import { sharedColumns } from './shared-columns.js';

/** The simulator keeps at least nine decimals of a price, so that its fills are not rounded. */
const REFERENCE_DECIMALS = 9;
/** Ticks stay four times below 2⁵³, so that prices derived from them do as well. */
const MAX_TICKS = 2 ** 51;

export function runSeries(spec: RunSpec, series: BacktestSeries): BacktestSeries {
  const { commission, fillModel } = spec;
  if (series.rateOnly === true) return series;
  const priced = commission === null ? series : { ...series, ...withFees(series, commission) };
  return fillModel.name === 'reference' ? withFineTicks(priced) : priced;
}

function withFees(
  { instrument }: BacktestSeries,
  rate: DecimalString,
): { readonly instrument: InstrumentSpec } {
  return { instrument: { ...instrument, takerFeeRate: rate, makerFeeRate: rate } };
}

/** The same prices in smaller ticks; a bar's content hash does not depend on them. */
function withFineTicks(series: BacktestSeries): BacktestSeries {
  const { instrument, columns } = series;
  const { units, scale } = parseDecimal(instrument.tickSize);
  const decimals = fittingDecimals(columns, Number(units), scale);
  if (decimals <= scale) return series;
  const factor = Number(units) * 10 ** (decimals - scale);
  const fine = sharedColumns(columns.length);
  fine.at.set(columns.at);
  fine.volume.set(columns.volume);
  for (const name of ['open', 'high', 'low', 'close'] as const) {
    const from = columns[name];
    const to = fine[name];
    for (let row = 0; row < columns.length; row += 1) to[row] = (from[row] as number) * factor;
  }
  const tickSize = `0.${'0'.repeat(decimals - 1)}1`;
  return { ...series, instrument: { ...instrument, tickSize }, columns: fine };
}

/** As many decimals as wanted, or as many as the highest price leaves room for. */
function fittingDecimals(columns: BarColumns, units: number, scale: number): number {
  let highest = 0;
  for (let row = 0; row < columns.length; row += 1) {
    highest = Math.max(highest, columns.high[row] as number);
  }
  let decimals = REFERENCE_DECIMALS;
  while (decimals > scale && highest * units * 10 ** (decimals - scale) > MAX_TICKS) decimals -= 1;
  return decimals;
}
