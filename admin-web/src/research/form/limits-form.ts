/** Which limits a run is under: the product's, some of one's own, or none at all. */
import type { JsonValue, ResearchRun } from '@fiducia/sdk';
import { compareDecimals, isDecimal } from '../../format/decimal.js';

export const LIMITS_CHOICES = ['DEFAULT', 'OWN', 'NONE'] as const;
export type LimitsChoice = (typeof LIMITS_CHOICES)[number];

/** The fields of a mandate; the product's own limits stand in them at first. Empty: no limit. */
export const DEFAULT_LIMIT_TEXTS = {
  maxOrderNotionalPct: '5',
  maxGrossExposurePct: '80',
  cashReservePct: '20',
  maxDrawdownPct: '10',
  maxDailyLossPct: '5',
  maxOrderNotional: '',
  maxOrderUnits: '',
  allowShort: 'false',
  onStop: 'CLOSE_POSITIONS',
} as const;
export type LimitName = keyof typeof DEFAULT_LIMIT_TEXTS;
export type LimitTexts = Readonly<Record<LimitName, string>>;

export const PERCENT_LIMITS = [
  'maxOrderNotionalPct',
  'maxGrossExposurePct',
  'cashReservePct',
  'maxDrawdownPct',
  'maxDailyLossPct',
] as const satisfies readonly LimitName[];

export const AMOUNT_LIMITS = [
  'maxOrderNotional',
  'maxOrderUnits',
] as const satisfies readonly LimitName[];

/** A percentage must be there; an amount may be left out. */
export function problemOfLimit(name: LimitName, text: string): 'MISSING' | 'NOT_A_NUMBER' | null {
  const value = text.trim();
  const isAmount = AMOUNT_LIMITS.some((amount) => amount === name);
  if (value === '') return isAmount ? null : 'MISSING';
  if (!isDecimal(value)) return 'NOT_A_NUMBER';
  return isAmount && compareDecimals(value, '0') <= 0 ? 'NOT_A_NUMBER' : null;
}

/**
 * Nothing said means the product's limits to the conservative model and none to the reference one,
 * so the product's own are asked for by an object without fields.
 */
export function limitsInput(choice: LimitsChoice, texts: LimitTexts): JsonValue {
  if (choice === 'NONE') return null;
  if (choice === 'DEFAULT') return {};
  const percents = PERCENT_LIMITS.map((name) => [name, texts[name].trim()] as const);
  const amounts = AMOUNT_LIMITS.map((name) => [name, texts[name].trim() || null] as const);
  return {
    ...Object.fromEntries([...percents, ...amounts]),
    allowShort: texts.allowShort === 'true',
    onStop: texts.onStop,
  };
}

export function limitsOfRun({ limits }: Pick<ResearchRun, 'limits'>): {
  readonly limits: LimitsChoice;
  readonly limitTexts: LimitTexts;
} {
  if (limits === null) return { limits: 'NONE', limitTexts: DEFAULT_LIMIT_TEXTS };
  const names = Object.keys(DEFAULT_LIMIT_TEXTS) as LimitName[];
  const texts = names.map((name) => [name, String(limits[name] ?? '')] as const);
  const limitTexts = Object.fromEntries(texts) as LimitTexts;
  const isDefault = names.every((name) => limitTexts[name] === DEFAULT_LIMIT_TEXTS[name]);
  return { limits: isDefault ? 'DEFAULT' : 'OWN', limitTexts };
}
