/** The heat map is in order, knows its best, and lets the arrows pass over holes. */
import { describe, expect, it } from 'vitest';
import { goodness, heatGrid, neighbour } from './heat-map.js';

const cell = (x: string, y: string, value: number | null) => ({
  x,
  y,
  value,
  trials: 1,
  number: 1,
});
/** 5, 10 and 20 across; 30 and 100 down; nothing at 10/30. */
const CELLS = [
  cell('20', '100', -1),
  cell('5', '30', 3),
  cell('20', '30', 1),
  cell('10', '100', 0),
  cell('5', '100', null),
];

describe('a heat map', () => {
  const grid = heatGrid(CELLS, 'MAXIMIZE');

  it('orders numbers by their size', () => {
    expect(grid.xs).toEqual(['5', '10', '20']);
    expect(grid.ys).toEqual(['30', '100']);
    expect(grid.rows.map((row) => row.map((one) => one?.value))).toEqual([
      [3, undefined, 1],
      [null, 0, -1],
    ]);
  });

  it('measures how good a cell is between the worst and the best', () => {
    expect([3, 1, -1, null].map((value) => goodness(value, grid))).toEqual([1, 0.5, 0, null]);
  });

  it('turns round where less is better', () => {
    const less = heatGrid(CELLS, 'MINIMIZE');
    expect(less.best).toBe(-1);
    expect(goodness(-1, less)).toBe(1);
  });

  it('calls every cell the best where all are the same', () => {
    const flat = heatGrid([cell('1', '1', 2), cell('2', '1', 2)], 'MAXIMIZE');
    expect(goodness(2, flat)).toBe(1);
  });

  it.each([
    ['ArrowRight', { row: 0, column: 0 }, { row: 0, column: 2 }],
    ['ArrowLeft', { row: 0, column: 2 }, { row: 0, column: 0 }],
    ['ArrowDown', { row: 0, column: 0 }, { row: 1, column: 0 }],
    ['ArrowUp', { row: 1, column: 1 }, null],
    ['ArrowUp', { row: 0, column: 0 }, null],
    ['ArrowRight', { row: 1, column: 2 }, null],
  ] as const)('goes by %s from %o to %o', (key, from, to) => {
    expect(neighbour(grid, from, key)).toEqual(to);
  });
});
