/** What trading costs under the conservative model beyond fees: spread, impact, depth, delay. */
import type { JsonValue } from '@fiducia/sdk';
import { compareDecimals, isDecimal } from '../../format/decimal.js';
import { isRecord } from '../../format/json.js';
import { fractionOfPercent, percentOfFraction } from '../../format/percent.js';

/** Text as it is typed; empty where the market is taken to cost nothing of the kind. */
export interface CostTexts {
  readonly halfSpreadPct: string;
  readonly impact: string;
  readonly participationPct: string;
  readonly latencyMs: string;
}
export type CostName = keyof CostTexts;

export const NO_COSTS: CostTexts = {
  halfSpreadPct: '',
  impact: '',
  participationPct: '',
  latencyMs: '',
};
export const COST_NAMES = Object.keys(NO_COSTS) as CostName[];

/** The bounds of each, as the engine checks them; both belong to it unless `OPEN`. */
const BOUNDS: Readonly<Record<CostName, { readonly max: string; readonly open?: 'MIN' | 'MAX' }>> =
  {
    halfSpreadPct: { max: '100', open: 'MAX' },
    impact: { max: '100' },
    participationPct: { max: '100', open: 'MIN' },
    latencyMs: { max: '86400000' },
  };

export function isCost(name: CostName, text: string): boolean {
  const value = text.trim();
  if (value === '') return true;
  if (!isDecimal(value) || (name === 'latencyMs' && !/^\d+$/.test(value))) return false;
  const { max, open } = BOUNDS[name];
  const low = compareDecimals(value, '0');
  const high = compareDecimals(value, max);
  return (open === 'MIN' ? low > 0 : low >= 0) && (open === 'MAX' ? high < 0 : high <= 0);
}

/** `base`: what else a copied run's costs held (fees, carrying, margin); it stays as it was. */
export function costsInput(texts: CostTexts, base: JsonValue): JsonValue {
  const { slippage, ...rest } = recordOf(base);
  const number = (text: string): number => Number(text.trim());
  const fraction = (text: string): number => Number(fractionOfPercent(text.trim()));
  const paid = {
    ...recordOf(slippage ?? null),
    ...(texts.halfSpreadPct.trim() !== '' && { halfSpread: fraction(texts.halfSpreadPct) }),
    ...(texts.impact.trim() !== '' && { impact: number(texts.impact) }),
    ...(texts.participationPct.trim() !== '' && {
      participation: fraction(texts.participationPct),
    }),
  };
  const costs = {
    ...rest,
    ...(Object.keys(paid).length > 0 && { slippage: paid }),
    ...(texts.latencyMs.trim() !== '' && { latencyMs: number(texts.latencyMs) }),
  };
  return Object.keys(costs).length === 0 ? null : costs;
}

/** The fields of a run's costs as text, and the rest of them as it is; null when that is nothing. */
export function costsOf(costs: JsonValue): {
  readonly costTexts: CostTexts;
  readonly costsBase: JsonValue;
} {
  if (!isRecord(costs)) return { costTexts: NO_COSTS, costsBase: null };
  const { slippage, latencyMs, ...rest } = recordOf(costs);
  const { halfSpread, impact, participation, ...otherSlippage } = recordOf(slippage ?? null);
  const costTexts = {
    halfSpreadPct: percentText(halfSpread),
    impact: numberText(impact),
    participationPct: percentText(participation),
    latencyMs: numberText(latencyMs),
  };
  const others = {
    ...rest,
    ...(Object.keys(otherSlippage).length > 0 && { slippage: otherSlippage }),
  };
  return { costTexts, costsBase: Object.keys(others).length === 0 ? null : others };
}

/** Nothing to pay is an empty field. */
function numberText(value: JsonValue | undefined): string {
  return typeof value === 'number' && value !== 0 ? String(value) : '';
}

function percentText(value: JsonValue | undefined): string {
  const text = numberText(value);
  return isDecimal(text) ? percentOfFraction(text) : '';
}

function recordOf(value: JsonValue): { readonly [key: string]: JsonValue } {
  return isRecord(value) ? (value as { readonly [key: string]: JsonValue }) : {};
}
