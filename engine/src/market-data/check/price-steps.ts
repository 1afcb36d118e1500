/** Prices that are rounded too much to trade on, or written finer than anybody quotes. */
import type { CheckedBars, DataFinding } from './data-finding.js';
import { finding } from './data-finding.js';
import { median, sampleOf } from './price-moves.js';

/** Fewer bars than this show no step. */
const MIN_BARS = 100;
/** Two prices this close, as a fraction, are one price with noise of 32-bit floats. */
const NOISE = 1e-6;
/** A step that is this part of the price moves results by as much. */
const COARSE_STEP = 0.002;
/** So few different closes, as a share of the bars: prices stand on steps. */
const FEW_CLOSES = 0.3;

export function findCoarsePrices(checked: CheckedBars): readonly DataFinding[] {
  const sorted = sampleOf(checked.bars.close).sort();
  const { length } = sorted;
  if (length < MIN_BARS) return [];
  const steps: number[] = [];
  for (let i = 1; i < length; i += 1) {
    const step = (sorted[i] as number) / (sorted[i - 1] as number) - 1;
    if (step > NOISE) steps.push(step);
  }
  if (steps.length === 0 || steps.length + 1 > length * FEW_CLOSES) return [];
  const step = median(Float64Array.from(steps));
  if (step < COARSE_STEP) return [];
  const sentence =
    `Closes take only ${steps.length + 1} different values, ${(step * 100).toFixed(1)} % apart: the ` +
    'prices are rounded so much that profits of this size are an effect of rounding.';
  return [finding(checked, 'COARSE_PRICES', 'WARNING', [], sentence)];
}

/** Digits that exchanges do not quote; prices computed by someone have them. */
const MANY_DIGITS = 9;
const MANY_PRICES = 0.2;
/** So many closes, evenly spread, are looked at. */
const SAMPLE = 1000;

export function findFinePrices(checked: CheckedBars): readonly DataFinding[] {
  const { close, length } = checked.bars;
  const every = Math.max(1, Math.floor(length / SAMPLE));
  let sampled = 0;
  const rows: number[] = [];
  for (let row = 0; row < length; row += every) {
    sampled += 1;
    if (digitsOf(close[row] as number) >= MANY_DIGITS) rows.push(row);
  }
  if (rows.length < sampled * MANY_PRICES) return [];
  const sentence =
    `Prices have ${MANY_DIGITS} digits and more, e.g. ${close[rows[0] as number]}: they were ` +
    'computed (adjusted, averaged, or converted), not quoted.';
  return [finding(checked, 'FINE_PRICES', 'NOTE', rows, sentence)];
}

function digitsOf(value: number): number {
  const [mantissa = ''] = String(value).split('e');
  return mantissa.replace('.', '').replace(/^0+/, '').length;
}
