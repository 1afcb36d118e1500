/** Reads trading costs from JSON that somebody else wrote: every field checked, none ignored. */
import { z } from 'zod';
import { isDecimalString, parseDecimal } from '../../domain/decimal.js';
import type { DecimalString } from '../../domain/money.js';
import { NO_CARRYING } from './carrying-costs.js';
import { NO_SLIPPAGE } from './slippage.js';
import type { TradingCosts } from './trading-costs.js';

export type TradingCostsParse =
  | { readonly ok: true; readonly costs: TradingCosts }
  | { readonly ok: false; readonly field: string; readonly error: string };

/** Rates and amounts may be written as numbers; they are kept as their decimal text. */
const decimal = z
  .union([z.string(), z.number()])
  .transform((value) => (typeof value === 'number' ? plain(value) : value))
  .refine((text) => isDecimalString(text) && parseDecimal(text).scale <= 18, {
    error: 'must be a decimal number such as 0.001',
  });

const atLeastZero = decimal.refine((text) => !text.startsWith('-'), {
  error: 'must be at least 0',
});
const rate = atLeastZero.refine((text) => Number(text) < 1, {
  error: 'must be a fraction below 1: 0.001 is 0.1 %',
});
const makerRate = decimal.refine((text) => Math.abs(Number(text)) < 1, {
  error: 'must be a fraction between -1 and 1; negative is a rebate',
});
const fraction = z.number().min(0).lt(1);
const none: DecimalString = '0';

const fees = z.strictObject({
  takerRate: rate.default(none),
  makerRate: makerRate.default(none),
  perUnit: atLeastZero.default(none),
  perOrder: atLeastZero.default(none),
  minimum: atLeastZero.default(none),
  maximumRate: rate.nullable().default(null),
  tiers: z
    .array(z.strictObject({ fromVolume: atLeastZero, takerRate: rate, makerRate }))
    .max(32)
    .refine((tiers) => tiers.every((tier, i) => i === 0 || isAbove(tier, tiers[i - 1])), {
      error: 'must come in ascending order of fromVolume',
    })
    .default([]),
});

const slippage = z.strictObject({
  halfSpread: fraction.default(NO_SLIPPAGE.halfSpread),
  rate: fraction.default(NO_SLIPPAGE.rate),
  ticks: z.int().min(0).max(1_000_000).default(NO_SLIPPAGE.ticks),
  impact: z.number().min(0).max(100).default(NO_SLIPPAGE.impact),
  participation: z.number().gt(0).max(1).nullable().default(NO_SLIPPAGE.participation),
});

const carrying = z.strictObject({
  funding: z
    .strictObject({
      rate: decimal.refine((text) => Math.abs(Number(text)) < 1, {
        error: 'must be a fraction between -1 and 1',
      }),
      intervalHours: z.union([1, 2, 4, 8, 12, 24].map((hours) => z.literal(hours))).default(8),
    })
    .nullable()
    .default(null),
  borrowRate: atLeastZero.default(none),
  debitInterestRate: atLeastZero.default(none),
  creditInterestRate: atLeastZero.default(none),
});

const margin = z.strictObject({
  maintenanceRate: rate,
  liquidationFeeRate: rate.default(none),
});

const MAX_LATENCY_MS = 86_400_000;

const document = z.strictObject({
  fees: fees.nullable().default(null),
  slippage: slippage.default(NO_SLIPPAGE),
  carrying: carrying.default(NO_CARRYING),
  margin: margin.nullable().default(null),
  latencyMs: z.int().min(0).max(MAX_LATENCY_MS).default(0),
});

export const NO_COSTS: TradingCosts = {
  fees: null,
  slippage: NO_SLIPPAGE,
  carrying: NO_CARRYING,
  margin: null,
  latencyMs: 0,
};

export function parseTradingCosts(value: unknown): TradingCostsParse {
  const parsed = document.safeParse(value);
  if (parsed.success) return { ok: true, costs: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const error = `${field === '' ? 'the costs' : field}: ${issue?.message ?? 'cannot be read'}`;
  return { ok: false, field, error };
}

/** Without exponent, as the decimals of the product are written. */
function plain(value: number): string {
  if (!Number.isFinite(value)) return 'not a number';
  const text = String(value);
  return text.includes('e') ? value.toFixed(18).replace(/\.?0+$/, '') : text;
}

function isAbove(
  tier: { readonly fromVolume: string },
  before: { readonly fromVolume: string } | undefined,
): boolean {
  return before === undefined || Number(tier.fromVolume) > Number(before.fromVolume);
}
