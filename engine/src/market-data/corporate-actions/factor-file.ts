/**
 * A factor file: rows of day, price factor, split factor and the close of that day, without a header.
 * A row's factors hold up to and including its day; so the next row's begin the market day after.
 */
import { tradingCalendar } from '../../calendars/calendars.js';
import { dayNumber } from '../../calendars/civil-day.js';
import type { CorporateAction, SplitRatio } from '../../domain/corporate-action.js';

interface FactorRow {
  readonly day: number;
  readonly price: number;
  readonly split: number;
  readonly close: number;
}

const ROW = /^(\d{4})(\d{2})(\d{2}),([\d.]+),([\d.]+),([\d.]+)$/;

export function isFactorFile(lines: readonly string[]): boolean {
  return lines[0] !== undefined && ROW.test(lines[0]);
}

export type FactorFileResult =
  | { readonly ok: true; readonly actions: readonly CorporateAction[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

export function readFactorFile(lines: readonly string[], symbol: string): FactorFileResult {
  const rows: FactorRow[] = [];
  for (const [index, line] of lines.entries()) {
    const match = ROW.exec(line);
    if (match === null) {
      return {
        ok: false,
        line: index + 1,
        message: `"${line.slice(0, 60)}" is not a row of factors`,
      };
    }
    const [, year, month, day, price, split, close] = match.map(Number);
    const row = {
      day: dayNumber(year ?? 0, month ?? 0, day ?? 0),
      price: price ?? 0,
      split: split ?? 0,
      close: close ?? 0,
    };
    if (!(row.price > 0 && row.split > 0) || row.day <= (rows.at(-1)?.day ?? -Infinity)) {
      return { ok: false, line: index + 1, message: 'factors are above 0 and days ascend' };
    }
    rows.push(row);
  }
  return { ok: true, actions: rows.flatMap((row, i) => actionsAfter(row, rows[i + 1], symbol)) };
}

/** What changes between a row and the next takes effect on the market day after the row's. */
function actionsAfter(
  row: FactorRow,
  next: FactorRow | undefined,
  symbol: string,
): readonly CorporateAction[] {
  if (next === undefined) return [];
  const exDay = nextMarketDay(row.day);
  const actions: CorporateAction[] = [];
  const amount = dividendOf(row, next);
  if (amount !== null) actions.push({ type: 'DIVIDEND', symbol, exDay, amount });
  const error = FACTOR_ERROR / row.split + FACTOR_ERROR / next.split;
  const ratio = simplestRatio(next.split / row.split, error);
  if (ratio !== null) actions.push({ type: 'SPLIT', symbol, exDay, ...ratio });
  return actions;
}

/** Factor files are of US equities. */
function nextMarketDay(day: number): number {
  const calendar = tradingCalendar('XNYS');
  let next = day + 1;
  while (!calendar.isTradingDay(next)) next += 1;
  return next;
}

/** Factors have seven decimals: each is half of the last one off, and a little for its making. */
const FACTOR_ERROR = 0.6e-7;
const MAX_DECIMALS = 6;

/**
 * price factor ÷ next price factor = (close − dividend) ÷ close. Of the amounts that the rounded
 * factors allow, the one with the fewest decimals: that is what a company declares.
 */
function dividendOf(row: FactorRow, next: FactorRow): string | null {
  if (row.price >= next.price) return null;
  const amount = row.close * (1 - row.price / next.price);
  const error = row.close * (FACTOR_ERROR / row.price + FACTOR_ERROR / next.price);
  for (let decimals = 0; decimals < MAX_DECIMALS; decimals += 1) {
    const rounded = Number(amount.toFixed(decimals));
    if (rounded > 0 && Math.abs(rounded - amount) <= error) return String(rounded);
  }
  return amount > 0 ? String(Number(amount.toFixed(MAX_DECIMALS))) : null;
}

const LARGEST_TERM = 1000;

/** The fraction with the smallest terms within the relative error of the factors; null for 1. */
function simplestRatio(value: number, maxError: number): SplitRatio | null {
  for (let denominator = 1; denominator <= LARGEST_TERM; denominator += 1) {
    const numerator = Math.round(value * denominator);
    if (numerator === 0 || numerator > LARGEST_TERM) continue;
    const error = Math.abs(numerator / denominator / value - 1);
    if (error > maxError) continue;
    return numerator === denominator ? null : { numerator, denominator };
  }
  return null;
}
