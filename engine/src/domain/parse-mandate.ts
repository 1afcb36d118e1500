/** Reads a mandate from JSON that somebody else wrote: every field checked, none ignored. */
import { isDecimalString } from './decimal.js';
import type { Mandate } from './mandate.js';
import { DEFAULT_MANDATE } from './mandate-default.js';

export type MandateParse =
  | { readonly ok: true; readonly mandate: Mandate }
  | { readonly ok: false; readonly field: string; readonly error: string };

interface PercentRange {
  readonly min: number;
  readonly max: number;
}

const PERCENTS: Readonly<Record<string, PercentRange>> = {
  maxOrderNotionalPct: { min: 0, max: 1_000_000_000 },
  maxGrossExposurePct: { min: 0, max: 1_000_000_000 },
  // Below zero it is a credit line: -200 lets positions be three times the equity.
  cashReservePct: { min: -10_000, max: 100 },
  maxDrawdownPct: { min: 0, max: 100 },
  maxDailyLossPct: { min: 0, max: 100 },
};
const AMOUNTS = ['maxOrderNotional', 'maxOrderUnits'];
/** As many decimals as a limit may have: those of the percentages inside the kernel. */
const MAX_DECIMALS = 8;

/** Missing fields take the product's default; numbers are taken as their decimal text. */
export function parseMandate(value: unknown): MandateParse {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, field: '', error: 'a mandate is a JSON object' };
  }
  const given = value as Record<string, unknown>;
  const mandate: Record<string, unknown> = { ...DEFAULT_MANDATE };
  for (const [field, raw] of Object.entries(given)) {
    const item = typeof raw === 'number' ? String(raw) : raw;
    const error = faultOf(field, item);
    if (error !== null) return { ok: false, field, error };
    mandate[field] = item;
  }
  return { ok: true, mandate: mandate as unknown as Mandate };
}

function faultOf(field: string, value: unknown): string | null {
  const range = Object.hasOwn(PERCENTS, field) ? PERCENTS[field] : undefined;
  if (range !== undefined) {
    const fits = isLimit(value) && Number(value) >= range.min && Number(value) <= range.max;
    return fits ? null : `${field} must be a percentage from ${range.min} to ${range.max}`;
  }
  if (AMOUNTS.includes(field)) {
    return value === null || (isLimit(value) && Number(value) > 0)
      ? null
      : `${field} must be null or a decimal number above 0`;
  }
  if (field === 'allowShort') {
    return typeof value === 'boolean' ? null : 'allowShort must be true or false';
  }
  if (field === 'onStop') {
    return value === 'CLOSE_POSITIONS' || value === 'HOLD_POSITIONS'
      ? null
      : 'onStop must be CLOSE_POSITIONS or HOLD_POSITIONS';
  }
  const known = Object.keys(DEFAULT_MANDATE).join(', ');
  return `a mandate has no field "${field.slice(0, 40)}"; it has ${known}`;
}

function isLimit(value: unknown): value is string {
  if (!isDecimalString(value)) return false;
  const point = value.indexOf('.');
  return point < 0 || value.length - point - 1 <= MAX_DECIMALS;
}
