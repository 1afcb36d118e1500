/** The number columns of a bars file beyond its bars, for indicators that take other series. */
import { splitRows } from './bars-file-rows.js';

/**
 * By name as in the header; the rows that became bars, in their order. A cell that is no number is
 * NaN; a column without any number is left out.
 */
export function readNumberColumns(
  text: string,
  lines: Int32Array,
): Readonly<Record<string, Float64Array>> {
  const rows = splitRows(text);
  if (!rows.ok) return {};
  const [header, ...data] = rows.rows;
  const cellsAt = new Map(data.map(({ line, cells }) => [line, cells]));
  const columns: Record<string, Float64Array> = {};
  header?.cells.forEach((cell, index) => {
    const name = cell.trim();
    if (name === '' || Object.hasOwn(columns, name)) return;
    const values = Float64Array.from(lines, (line) => readNumber(cellsAt.get(line)?.[index]));
    if (values.some((value) => Number.isFinite(value))) columns[name] = values;
  });
  return columns;
}

function readNumber(cell: string | undefined): number {
  const text = cell?.trim() ?? '';
  return text === '' ? Number.NaN : Number(text);
}
