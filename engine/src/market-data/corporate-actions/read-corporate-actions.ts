/** Splits and dividends from the text of a file: a table with a header, or a factor file. */
import { DAY_MS } from '../../calendars/civil-day.js';
import { isSplitRatio } from '../../domain/corporate-action.js';
import type { CorporateAction } from '../../domain/corporate-action.js';
import { parseBarTime } from '../bars-file-time.js';
import { isFactorFile, readFactorFile } from './factor-file.js';

export type CorporateActionsResult =
  | { readonly ok: true; readonly actions: readonly CorporateAction[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Names of the columns of a table, in any order and case. */
const DATE_NAMES = ['ex_date', 'exdate', 'date'];
const VALUE_NAMES = ['value', 'ratio', 'amount'];

/**
 * A table has `date` (the ex-day), `type` (split or dividend), `value` (7:1 or 7/1; the cash for one
 * share) and, where it is of several symbols, `symbol`. `symbol` is meant where none is given.
 */
export function readCorporateActions(text: string, symbol: string): CorporateActionsResult {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim());
  while (lines.at(-1) === '') lines.pop();
  if (isFactorFile(lines)) return readFactorFile(lines, symbol);
  const [header = '', ...rows] = lines;
  const names = cellsOf(header).map((name) => name.toLowerCase());
  const columns = {
    date: names.findIndex((name) => DATE_NAMES.includes(name)),
    type: names.indexOf('type'),
    value: names.findIndex((name) => VALUE_NAMES.includes(name)),
    symbol: names.indexOf('symbol'),
  };
  if (columns.date < 0 || columns.type < 0 || columns.value < 0) {
    const message = 'the columns date, type and value are needed, or a factor file';
    return { ok: false, line: 1, message };
  }
  return readTable(rows, columns, symbol);
}

interface Columns {
  readonly date: number;
  readonly type: number;
  readonly value: number;
  readonly symbol: number;
}

function readTable(
  rows: readonly string[],
  columns: Columns,
  symbol: string,
): CorporateActionsResult {
  const actions: CorporateAction[] = [];
  for (const [index, row] of rows.entries()) {
    if (row === '') continue;
    const cells = cellsOf(row);
    const own = columns.symbol < 0 ? '' : (cells[columns.symbol] ?? '').toUpperCase();
    const action = actionOf(cells, columns, own === '' ? symbol : own);
    if (typeof action === 'string') return { ok: false, line: index + 2, message: action };
    actions.push(action);
  }
  return { ok: true, actions: actions.sort((a, b) => a.exDay - b.exDay) };
}

function cellsOf(line: string): readonly string[] {
  return line.split(/[,;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** The action, or what is wrong with the row. */
function actionOf(
  cells: readonly string[],
  columns: Columns,
  symbol: string,
): CorporateAction | string {
  const date = cells[columns.date] ?? '';
  const at = parseBarTime(date, 'UTC');
  if (at === null) return `"${date.slice(0, 40)}" is not a date`;
  const exDay = Math.floor(at / DAY_MS);
  const value = cells[columns.value] ?? '';
  const type = (cells[columns.type] ?? '').toLowerCase();
  if (type === 'split') {
    const ratio = ratioOf(value);
    return ratio === null
      ? `a split is new for old shares, such as 7:1, not "${value.slice(0, 40)}"`
      : { type: 'SPLIT', symbol, exDay, ...ratio };
  }
  if (type === 'dividend') {
    return /^\d{1,12}(\.\d{1,12})?$/.test(value) && Number(value) > 0
      ? { type: 'DIVIDEND', symbol, exDay, amount: value.replace(/^0+(?=\d)/, '') }
      : `a dividend is the cash for one share, such as 0.82, not "${value.slice(0, 40)}"`;
  }
  return `the type is split or dividend, not "${type.slice(0, 40)}"`;
}

function ratioOf(text: string): { numerator: number; denominator: number } | null {
  const match = /^(\d{1,7})\s*(?::|\/|for|-for-)\s*(\d{1,7})$/i.exec(text);
  if (match !== null) {
    const ratio = { numerator: Number(match[1]), denominator: Number(match[2]) };
    return isSplitRatio(ratio) ? ratio : null;
  }
  return decimalRatio(text);
}

/** `4`, `1.5` or `0.1`: new shares for one old. */
function decimalRatio(text: string): { numerator: number; denominator: number } | null {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text)) return null;
  const decimals = text.split('.')[1]?.length ?? 0;
  const denominator = 10 ** decimals;
  const numerator = Math.round(Number(text) * denominator);
  const divisor = greatestCommonDivisor(numerator, denominator);
  const ratio = { numerator: numerator / divisor, denominator: denominator / divisor };
  return isSplitRatio(ratio) ? ratio : null;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
