/** A table by columns; on a phone each row becomes a card, and stays a row to a screen reader. */
import { memo } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import './data-table.css';

export interface Column<R> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  readonly align?: 'end';
  /** The cell that names the row: it heads the card on a phone. */
  readonly rowHeader?: boolean;
  readonly sortable?: boolean;
  /** Says nothing that a phone user misses, or has no label there. */
  readonly phone?: 'hidden' | 'unlabelled';
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

export interface DataTableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly sort?: Sort;
  readonly onSort?: (key: string) => void;
  /** On a phone: each cell a line, or the cells as tiles in two columns. */
  readonly phoneLayout?: 'lines' | 'tiles';
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { caption, columns, rows, rowKey, sort, onSort, phoneLayout = 'lines' } = props;
  return (
    // Explicit roles: on a phone the CSS changes `display`, which would take the table's meaning.
    <table className="data-table" role="table" data-phone-layout={phoneLayout}>
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} columns={columns} row={row} />
        ))}
      </tbody>
    </table>
  );
}

interface HeaderCellProps<R> {
  readonly column: Column<R>;
  readonly sort: Sort | undefined;
  readonly onSort: ((key: string) => void) | undefined;
}

function HeaderCell<R>({ column, sort, onSort }: HeaderCellProps<R>) {
  const active = sort?.key === column.key ? sort.direction : undefined;
  return (
    <th role="columnheader" scope="col" data-align={column.align} aria-sort={active}>
      {column.sortable && onSort ? (
        <button type="button" onClick={() => onSort(column.key)}>
          {column.header}
          <Icon
            name={active === undefined ? 'sort' : active === 'ascending' ? 'arrowUp' : 'arrowDown'}
          />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

interface BodyRowProps<R> {
  readonly columns: readonly Column<R>[];
  readonly row: R;
}

function PlainBodyRow<R>({ columns, row }: BodyRowProps<R>) {
  return (
    <tr role="row">
      {columns.map((column) => (
        <BodyCell key={column.key} column={column} row={row} />
      ))}
    </tr>
  );
}

/** In a live table most rows are the same as a moment ago: only changed ones are drawn again. */
const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow;

function BodyCell<R>({ column, row }: { column: Column<R>; row: R }) {
  const shared = {
    'data-align': column.align,
    'data-phone': column.rowHeader ? 'head' : column.phone,
    'data-label': column.header,
    className: column.align === 'end' ? 'figure' : undefined,
  };
  return column.rowHeader ? (
    <th {...shared} role="rowheader" scope="row">
      {column.cell(row)}
    </th>
  ) : (
    <td {...shared} role="cell">
      {column.cell(row)}
    </td>
  );
}
