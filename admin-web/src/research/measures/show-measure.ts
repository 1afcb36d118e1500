/** Turns a measure into text: fractions are shown as percent, ratios with two places. */
import type { I18n } from '../../i18n/i18n-context.js';

export type FigureUnit = 'FRACTION' | 'GAIN' | 'RATIO' | 'COUNT' | 'MONEY' | 'DAYS' | 'BARS';

export interface FigureContext {
  readonly i18n: Pick<I18n, 't' | 'formats'>;
  readonly currency: string;
}

export function showMeasure(
  value: number | null | undefined,
  unit: FigureUnit,
  { i18n: { t, formats }, currency }: FigureContext,
): string {
  if (value === null || value === undefined) return t('value.none');
  switch (unit) {
    case 'FRACTION':
      return formats.exactPercent(percentText(value));
    case 'GAIN':
      return formats.signedExactPercent(percentText(value));
    case 'RATIO':
      return formats.decimal(fixed(value, placesOf(value)), 2);
    case 'MONEY':
      return formats.money(fixed(value, 2), currency);
    case 'DAYS':
      return t('research.unit.days', { value: formats.decimal(fixed(value, 0)) });
    case 'BARS':
      return t('research.unit.barsHeld', { value: formats.decimal(fixed(value, 1)) });
    case 'COUNT':
      return formats.integer(value);
  }
}

/** `0.25` → `25.00`, and `0.0000123` → `0.0012`: the text that the percent formats take. */
export function percentText(fraction: number): string {
  return fixed(fraction * 100, placesOf(fraction * 100));
}

const MOST_PLACES = 8;

/** Two; of small figures as many as show two digits that say something. */
export function placesOf(value: number): number {
  const size = Math.abs(value);
  if (size >= 0.1 || size < 10 ** -MOST_PLACES) return 2;
  return Math.min(MOST_PLACES, 1 - Math.floor(Math.log10(size)));
}

/** What rounds to nothing has no sign. */
function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? '0' : text;
}

/** Which way a result went, for its colour. */
export function toneOfGain(value: number | null | undefined): 'positive' | 'negative' | undefined {
  if (value === null || value === undefined || percentText(value) === '0') return undefined;
  return value > 0 ? 'positive' : 'negative';
}
