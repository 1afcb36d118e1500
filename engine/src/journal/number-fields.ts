/** Prices, quantities and amounts of journal entries, as the kernel has them: without quotes. */
import type { Amount } from '../domain/amount.js';
import { assertThat } from '../domain/assert.js';
import { formatDecimal } from '../domain/decimal.js';
import type { InstrumentScale } from '../domain/instrument-scale.js';
import { averageTicks, dividedPrice } from '../kernel/average-price.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';

const NULL = new FixedText('null');
const QUOTE = new FixedText('"');

/** Units of 10^-`scale`. */
function writeUnits(out: BlockBytes, units: number, scale: number): void {
  assertThat(Number.isSafeInteger(units), 'a scaled number left the safe integers');
  out.decimal(units, scale);
}

export function writePrice(out: BlockBytes, ticks: number, scale: InstrumentScale): void {
  writeUnits(out, ticks * scale.tickUnits, scale.tickScale);
}

export function writeQuantity(out: BlockBytes, lots: number, scale: InstrumentScale): void {
  writeUnits(out, lots * scale.lotUnits, scale.lotScale);
}

/** With its quotes; `null` for 0, which says that there is none. */
export function writePriceOrNull(out: BlockBytes, ticks: number, scale: InstrumentScale): void {
  if (ticks === 0) return out.fixed(NULL);
  out.fixed(QUOTE);
  writePrice(out, ticks, scale);
  out.fixed(QUOTE);
}

/** As `averagePrice` gives it. */
export function writeAverage(
  out: BlockBytes,
  lots: number,
  cost: Amount,
  scale: InstrumentScale,
): void {
  if (lots === 0) return out.integer(0);
  const ticks = averageTicks(scale, lots, cost);
  if (Number.isNaN(ticks)) out.text(dividedPrice(scale, lots, cost));
  else writePrice(out, ticks, scale);
}

/** In ledger units of 10^-`scale`; most are safe integers. */
export function writeAmount(out: BlockBytes, amount: Amount, scale: number): void {
  if (typeof amount === 'number') out.decimal(amount, scale);
  else out.text(formatDecimal(amount, scale));
}

export function writeInteger(out: BlockBytes, value: number | null): void {
  if (value === null) out.fixed(NULL);
  else out.integer(value);
}
