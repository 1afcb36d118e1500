/** Cursors: ours come back as they went out, others are refused. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeCursor,
  encodeCursor,
  MAX_PAGE_SIZE,
  pageOf,
  pageSize,
  SEQ_PART,
  UUID_PART,
} from './page.js';

it('a cursor comes back as it went out', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.uuid(), (seq, id) => {
      const parts = [String(seq), id];
      expect(decodeCursor(encodeCursor(parts), [SEQ_PART, UUID_PART])).toEqual(parts);
    }),
  );
});

it('anything else is no cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeCursor(text, [SEQ_PART, UUID_PART])).toBeNull();
    }),
  );
});

it.each([
  [-5, 1],
  [0, 1],
  [10, 10],
  [10_000, MAX_PAGE_SIZE],
  [2.9, 2],
])('a page of %s holds %s', (wanted, size) => {
  expect(pageSize(wanted)).toBe(size);
});

it('the row beyond the page only says that there is more', () => {
  const read = { node: (row: number) => row, cursor: (row: number) => [String(row)] };
  expect(pageOf([1, 2, 3], 2, read)).toMatchObject({ nodes: [1, 2], hasNextPage: true });
  expect(pageOf([1, 2], 2, read)).toMatchObject({ nodes: [1, 2], hasNextPage: false });
});
