/** The indicators that a person has put on the price chart, kept in this browser. */
import type { Indicator, IndicatorParameter } from '@fiducia/sdk';
import { isRecord } from '../../format/json.js';

export interface ChosenIndicator {
  readonly fn: string;
  readonly params: Readonly<Record<string, number>>;
}

/** More lines than these are not read. */
export const MAX_CHOSEN = 3;
const STORAGE_KEY = 'fiducia.chart-indicators';

export function readChosen(storage: Pick<Storage, 'getItem'>): readonly ChosenIndicator[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isChosen).slice(0, MAX_CHOSEN) : [];
  } catch {
    // Storage may be forbidden or hold something else: the chart is then without indicators.
    return [];
  }
}

export function storeChosen(
  storage: Pick<Storage, 'setItem'>,
  chosen: readonly ChosenIndicator[],
): void {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify(chosen));
  } catch {
    // The choice then lasts as long as the page.
  }
}

function isChosen(value: unknown): value is ChosenIndicator {
  return (
    isRecord(value) &&
    typeof value['fn'] === 'string' &&
    isRecord(value['params']) &&
    Object.values(value['params']).every((one) => typeof one === 'number')
  );
}

/** One being chosen: its parameters as a form has them. */
export interface IndicatorDraft {
  readonly indicator: Indicator;
  readonly texts: Readonly<Record<string, string>>;
}

export function newDraft(
  indicator: Indicator,
  params: Readonly<Record<string, number>> = {},
): IndicatorDraft {
  const texts = indicator.parameters.map(({ name, default: usual }) => {
    return [name, String(params[name] ?? usual)] as const;
  });
  return { indicator, texts: Object.fromEntries(texts) };
}

export function draftsOf(
  chosen: readonly ChosenIndicator[],
  catalogue: readonly Indicator[],
): readonly IndicatorDraft[] {
  return chosen.flatMap(({ fn, params }) => {
    const indicator = catalogue.find((one) => one.fn === fn);
    return indicator ? [newDraft(indicator, params)] : [];
  });
}

export type ValueProblem = 'MISSING' | 'NOT_A_NUMBER' | 'NOT_WHOLE' | 'TOO_SMALL' | 'TOO_LARGE';

export function problemOfValue(
  { integer, min, max }: IndicatorParameter,
  text: string,
): ValueProblem | null {
  if (text.trim() === '') return 'MISSING';
  const value = Number(text);
  if (!Number.isFinite(value)) return 'NOT_A_NUMBER';
  if (integer && !Number.isInteger(value)) return 'NOT_WHOLE';
  if (value < min) return 'TOO_SMALL';
  return value > max ? 'TOO_LARGE' : null;
}

/** Null while a field has a problem. */
export function chosenOf(drafts: readonly IndicatorDraft[]): readonly ChosenIndicator[] | null {
  const isRight = ({ indicator, texts }: IndicatorDraft): boolean =>
    indicator.parameters.every((one) => problemOfValue(one, texts[one.name] ?? '') === null);
  if (!drafts.every(isRight)) return null;
  return drafts.map(({ indicator, texts }) => ({
    fn: indicator.fn,
    params: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)])),
  }));
}

/** Best matches first; the name counts most. */
export function searchIndicators(
  catalogue: readonly Indicator[],
  search: string,
): readonly Indicator[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = catalogue.filter(({ fn, title, description }) => {
    const text = `${fn} ${title} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = ({ fn, title }: Indicator): number => {
    const name = fn.toLowerCase();
    if (words[0] === undefined || name === words[0]) return 0;
    if (name.startsWith(words[0])) return 1;
    return title.toLowerCase().includes(words[0]) ? 2 : 3;
  };
  return found.toSorted((a, b) => rank(a) - rank(b));
}
