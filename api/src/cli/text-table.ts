/** Aligned columns for people; numbers to the right. */

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longer text goes on in the lines below, broken at blanks. */
  readonly wrapAt?: number;
  readonly cell: (row: Row) => string;
}

const GAP = '  ';

/** Each row under a line of titles; no trailing blanks, so that it can be compared. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.flatMap((row) => linesOf(columns, row));
  const widths = columns.map((column, index) =>
    Math.max(displayWidth(column.title), ...cells.map((line) => displayWidth(line[index] ?? ''))),
  );
  const renderLine = (line: readonly string[]) =>
    columns
      .map((column, index) => pad(line[index] ?? '', widths[index] ?? 0, column.align ?? 'left'))
      .join(GAP)
      .trimEnd();
  return [renderLine(columns.map((column) => column.title)), ...cells.map(renderLine)].join('\n');
}

/** One line, or as many as the longest wrapped cell needs. */
function linesOf<Row>(columns: readonly Column<Row>[], row: Row): readonly (readonly string[])[] {
  const wrapped = columns.map(({ cell, wrapAt }) =>
    wrapAt === undefined ? [cell(row)] : wrap(cell(row), wrapAt),
  );
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => wrapped.map((cell) => cell[line] ?? ''));
}

/** A word that is longer than a line has a line of its own. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || displayWidth(last) + 1 + displayWidth(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Name and value in two columns. */
export function renderFacts(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(0, ...facts.map(([name]) => displayWidth(name)));
  return facts.map(([name, value]) => `${pad(name, width, 'left')}${GAP}${value}`).join('\n');
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

/** Characters as people count them; names may hold letters that are two UTF-16 units. */
function displayWidth(text: string): number {
  return [...text].length;
}
