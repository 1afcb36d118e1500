/** `NumberRows`. */
import { expect, it } from 'vitest';
import { NumberRows } from './number-rows.js';

/** Within the first part, and around the ends of the first three. */
it.each([0, 1, 127, 128, 129, 383, 384, 385, 895, 896, 897, 5_000])(
  'keeps each of %i rows',
  (count) => {
    const rows = new NumberRows(3);
    for (let row = 0; row < count; row += 1) {
      expect(rows.add()).toBe(row);
      rows.partOf(row).set([row, -row, row / 2], rows.startOf(row));
    }
    const all = [...rows.filled()].flatMap((part) => [...part]);
    expect(rows.length).toBe(count);
    expect(all).toEqual(Array.from({ length: count }, (_, row) => [row, -row, row / 2]).flat());
  },
);
