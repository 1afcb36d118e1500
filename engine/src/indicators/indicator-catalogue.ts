/** The indicators as a list to choose from: by group, by words, and what a chart must know. */
import type { IndicatorDefinition, IndicatorGroup } from './indicator.js';
import { INDICATORS } from './indicator-registry.js';

export const INDICATOR_GROUPS = [
  'overlap',
  'momentum',
  'volume',
  'volatility',
  'price',
  'cycle',
  'statistics',
  'math',
  'candles',
  'trend',
  'structure',
] as const satisfies readonly IndicatorGroup[];

export interface IndicatorQuery {
  readonly group?: IndicatorGroup | null | undefined;
  /** Words that all occur in the name, the title or the description, in any case. */
  readonly search?: string | null | undefined;
}

/** By name; with words, those first whose name is or begins with them, then those titled so. */
export function findIndicators(query: IndicatorQuery): readonly IndicatorDefinition[] {
  const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = INDICATORS.filter(
    (one) => (query.group ?? one.group) === one.group && words.every((word) => has(one, word)),
  );
  const phrase = words.join(' ');
  return found.toSorted((a, b) => rank(a, phrase) - rank(b, phrase) || (a.fn < b.fn ? -1 : 1));
}

function has({ fn, title, description }: IndicatorDefinition, word: string): boolean {
  return [fn, title, description].some((text) => text.toLowerCase().includes(word));
}

function rank({ fn, title }: IndicatorDefinition, phrase: string): number {
  if (phrase === '') return 0;
  const name = fn.toLowerCase();
  if (name === phrase) return 0;
  if (name.startsWith(phrase)) return 1;
  return title.toLowerCase().includes(phrase) ? 2 : 3;
}
