/** Arranges the cells of a heat map into rows and columns, and says how good each one is. */
import type { HeatMapCell, ObjectiveDirection } from '@fiducia/sdk';

export interface HeatGrid {
  readonly xs: readonly string[];
  readonly ys: readonly string[];
  /** By row (y), then column (x); undefined where nothing was tried. */
  readonly rows: readonly (readonly (HeatMapCell | undefined)[])[];
  readonly worst: number;
  readonly best: number;
}

export function heatGrid(cells: readonly HeatMapCell[], direction: ObjectiveDirection): HeatGrid {
  const xs = inOrder(cells.map(({ x }) => x));
  const ys = inOrder(cells.map(({ y }) => y));
  const byPlace = new Map(cells.map((cell) => [`${cell.x} ${cell.y}`, cell]));
  const values = cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = Math.min(...values);
  const high = Math.max(...values);
  return {
    xs,
    ys,
    rows: ys.map((y) => xs.map((x) => byPlace.get(`${x} ${y}`))),
    worst: direction === 'MAXIMIZE' ? low : high,
    best: direction === 'MAXIMIZE' ? high : low,
  };
}

/** Numbers by size, words as they are. */
function inOrder(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort((a, b) => {
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? a.localeCompare(b) : difference;
  });
}

/** 0 for the worst value of the map, 1 for the best; null without a value. */
export function goodness(value: number | null, { worst, best }: HeatGrid): number | null {
  if (value === null) return null;
  return worst === best ? 1 : (value - worst) / (best - worst);
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export interface Place {
  readonly row: number;
  readonly column: number;
}

const MOVES: Readonly<Record<Direction, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

export function isDirection(key: string): key is Direction {
  return key in MOVES;
}

/** The next cell in that direction, over holes where nothing was tried; null at the edge. */
export function neighbour(
  { rows }: Pick<HeatGrid, 'rows'>,
  from: Place,
  key: Direction,
): Place | null {
  const move = MOVES[key];
  let { row, column } = from;
  for (;;) {
    row += move.row;
    column += move.column;
    const cells = rows[row];
    if (cells === undefined || column < 0 || column >= cells.length) return null;
    if (cells[column] !== undefined) return { row, column };
  }
}
