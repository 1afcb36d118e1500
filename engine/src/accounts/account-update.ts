/** An account's figures at a moment, as overviews and live events carry them. */
import type { AccountId, ClientId } from '@fiducia/tenants';
import { formatDecimal, parseDecimal, powerOfTen } from '../domain/decimal.js';
import type { DecimalString } from '../domain/money.js';

export interface AccountUpdate {
  readonly accountId: AccountId;
  /** Lets a subscriber that may see some clients only be served its own. */
  readonly clientId: ClientId;
  readonly seq: number;
  readonly status: 'ACTIVE' | 'HALTED';
  readonly equity: DecimalString;
  readonly cash: DecimalString;
  /** Equity less equity at the end of the previous market day. */
  readonly dayResult: DecimalString;
  readonly dayResultPct: DecimalString;
  /** Gross market value at the last mark. */
  readonly exposure: DecimalString;
  readonly exposurePct: DecimalString;
  /** Positive, from the run's peak. */
  readonly drawdownPct: DecimalString;
  readonly totalResultPct: DecimalString;
  readonly peakEquity: DecimalString;
  /** ISO 8601, stamp of the last bar that the account has seen; null before the first. */
  readonly marketTime: string | null;
  readonly run: number;
}

export interface FiguresOfAccount {
  readonly accountId: AccountId;
  readonly clientId: ClientId;
  readonly seq: number;
  readonly status: 'ACTIVE' | 'HALTED';
  readonly equity: DecimalString;
  readonly cash: DecimalString;
  readonly exposure: DecimalString;
  readonly dayStartEquity: DecimalString;
  readonly peakEquity: DecimalString;
  readonly startingCash: DecimalString;
  /** Milliseconds of market time. */
  readonly marketTime: number | null;
  readonly run: number;
}

/** Percentages are shown with four decimals. */
const PERCENT_SCALE = 4;

export function accountUpdateOf(figures: FiguresOfAccount): AccountUpdate {
  const { equity, dayStartEquity, peakEquity, startingCash, exposure } = figures;
  return {
    accountId: figures.accountId,
    clientId: figures.clientId,
    seq: figures.seq,
    status: figures.status,
    equity,
    cash: figures.cash,
    dayResult: difference(equity, dayStartEquity),
    dayResultPct: percentOf(difference(equity, dayStartEquity), dayStartEquity),
    exposure,
    exposurePct: percentOf(exposure, equity),
    drawdownPct: percentOf(difference(peakEquity, equity), peakEquity),
    totalResultPct: percentOf(difference(equity, startingCash), startingCash),
    peakEquity,
    marketTime: figures.marketTime === null ? null : new Date(figures.marketTime).toISOString(),
    run: figures.run,
  };
}

export function difference(left: DecimalString, right: DecimalString): DecimalString {
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  const scale = Math.max(a.scale, b.scale);
  const units = a.units * powerOfTen(scale - a.scale) - b.units * powerOfTen(scale - b.scale);
  return formatDecimal(units, scale);
}

/** Rounded half away from zero; 0 where there is nothing to compare with. */
export function percentOf(part: DecimalString, whole: DecimalString): DecimalString {
  const a = parseDecimal(part);
  const b = parseDecimal(whole);
  if (b.units <= 0n) return '0';
  const numerator = a.units * powerOfTen(b.scale + 2 + PERCENT_SCALE);
  const denominator = b.units * powerOfTen(a.scale);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return formatDecimal(numerator < 0n ? -rounded : rounded, PERCENT_SCALE);
}
