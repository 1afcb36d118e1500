/** The limits as a form holds them, and what of them is a change. */
import type { Mandate } from '@fiducia/sdk';
import { isDecimal } from '../format/decimal.js';

export const PERCENT_LIMITS = [
  'maxOrderNotionalPct',
  'maxGrossExposurePct',
  'cashReservePct',
  'maxDrawdownPct',
  'maxDailyLossPct',
] as const;
export const AMOUNT_LIMITS = ['maxOrderNotional', 'maxOrderUnits'] as const;

export type NumberLimit = (typeof PERCENT_LIMITS)[number] | (typeof AMOUNT_LIMITS)[number];

export interface LimitsForm {
  readonly numbers: Readonly<Record<NumberLimit, string>>;
  readonly allowShort: boolean;
  readonly onStop: Mandate['onStop'];
}

export type ChangedLimits = Partial<
  Record<NumberLimit, string | null> & { allowShort: boolean; onStop: Mandate['onStop'] }
>;

export function limitsForm(mandate: Mandate): LimitsForm {
  const names: readonly NumberLimit[] = [...PERCENT_LIMITS, ...AMOUNT_LIMITS];
  const numbers = Object.fromEntries(names.map((name) => [name, mandate[name] ?? '']));
  const { allowShort, onStop } = mandate;
  return { numbers: numbers as Record<NumberLimit, string>, allowShort, onStop };
}

/** The first field that is no number; the server judges what it means. */
export function faultyLimit({ numbers }: LimitsForm): NumberLimit | null {
  const faulty = (name: NumberLimit): boolean => {
    const text = numbers[name].trim();
    return text === '' ? !isAmount(name) : !isDecimal(text);
  };
  return ([...PERCENT_LIMITS, ...AMOUNT_LIMITS] as const).find(faulty) ?? null;
}

/** Only what differs: what is left out stays as it is when somebody else changes it meanwhile. */
export function changedLimits(mandate: Mandate, form: LimitsForm): ChangedLimits {
  const changed: ChangedLimits = {};
  for (const name of [...PERCENT_LIMITS, ...AMOUNT_LIMITS] as const) {
    const text = form.numbers[name].trim();
    const value = text === '' ? null : text;
    if (value !== mandate[name]) changed[name] = value;
  }
  if (form.allowShort !== mandate.allowShort) changed.allowShort = form.allowShort;
  if (form.onStop !== mandate.onStop) changed.onStop = form.onStop;
  return changed;
}

function isAmount(name: NumberLimit): boolean {
  return (AMOUNT_LIMITS as readonly string[]).includes(name);
}
