/** Turns a measure into text: fractions are shown as percent, ratios with two places. */
import type { Formats } from '../../format/formats.js';

export type FigureUnit = 'FRACTION' | 'GAIN' | 'RATIO' | 'COUNT' | 'MONEY' | 'DAYS' | 'BARS';

export interface FigureContext {
  readonly formats: Formats;
  readonly currency: string;
  readonly none: string;
}

export function showMeasure(
  value: number | null | undefined,
  unit: FigureUnit,
  { formats, currency, none }: FigureContext,
): string {
  if (value === null || value === undefined) return none;
  switch (unit) {
    case 'FRACTION':
      return formats.percent(percentText(value));
    case 'GAIN':
      return formats.signedPercent(percentText(value));
    case 'RATIO':
      return formats.decimal(value.toFixed(2), 2);
    case 'MONEY':
      return formats.money(value.toFixed(2), currency);
    case 'DAYS':
    case 'BARS':
      return formats.decimal(value.toFixed(Number.isInteger(value) ? 0 : 1));
    case 'COUNT':
      return formats.integer(value);
  }
}

/** `0.25` → `25.00`, the text that the percent formats take. */
export function percentText(fraction: number): string {
  const text = (fraction * 100).toFixed(2);
  // What rounds to nothing has no sign.
  return Number(text) === 0 ? '0' : text;
}

/** Which way a result went, for its colour. */
export function toneOfGain(value: number | null | undefined): 'positive' | 'negative' | undefined {
  if (value === null || value === undefined || percentText(value) === '0') return undefined;
  return value > 0 ? 'positive' : 'negative';
}
