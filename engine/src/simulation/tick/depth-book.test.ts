/** The recorded book: levels in order, what we took stays taken, and the queue before a resting order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BookSide } from './book-side.js';
import { DepthBook } from './depth-book.js';
import { QueuePosition } from './queue-position.js';

function asks(): BookSide {
  const side = new BookSide(-1);
  side.replace([
    [101, 5],
    [103, 20],
    [102, 10],
  ]);
  return side;
}

describe('a side of the book', () => {
  it('is walked from the best price outwards, and only within the limit', () => {
    expect(asks().take(12, 0)).toEqual([
      { ticks: 101, lots: 5 },
      { ticks: 102, lots: 7 },
    ]);
    expect(asks().take(100, 102)).toEqual([
      { ticks: 101, lots: 5 },
      { ticks: 102, lots: 10 },
    ]);
    expect(asks().take(1, 100)).toEqual([]);
  });

  it('does not give the same lots twice while the data still show them', () => {
    const side = asks();
    side.take(5, 0);
    side.set(101, 5);
    expect(side.available(101)).toBe(0);
    expect(side.lotsAt(101)).toBe(5);
  });

  it('gives what has newly come to a level, and all of a level that came back', () => {
    const side = asks();
    side.take(5, 0);
    side.set(101, 8);
    expect(side.available(101)).toBe(3);
    side.set(101, 0);
    side.set(101, 8);
    expect(side.available(101)).toBe(8);
  });

  it('keeps its levels sorted and never gives more than it shows, whatever comes', () => {
    const level = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 50 }));
    const change = fc.oneof(
      fc.record({ set: level }),
      fc.record({ take: fc.integer({ min: 1, max: 60 }) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(1 as const, -1 as const), fc.array(change), (sign, changes) => {
        const side = new BookSide(sign);
        for (const item of changes) {
          if ('set' in item) side.set(item.set[0], item.set[1]);
          else {
            const had = side.available(0);
            const got = side.take(item.take, 0).reduce((sum, { lots }) => sum + lots, 0);
            expect(got).toBe(Math.min(had, item.take));
          }
          const prices = side.levels().map(([ticks]) => ticks * -sign);
          expect(prices).toEqual([...prices].sort((a, b) => a - b));
          expect(side.available(0)).toBeLessThanOrEqual(
            side.levels().reduce((sum, [, lots]) => sum + lots, 0),
          );
        }
      }),
    );
  });
});

it('quotes make a book of one level, updates change single levels', () => {
  const book = new DepthBook();
  book.apply({ kind: 'QUOTE', at: 1, bidTicks: 99, bidLots: 3, askTicks: 101, askLots: 0 });
  expect(book.midTicks).toBe(100);
  expect(book.against(1).available(0)).toBe(Number.MAX_SAFE_INTEGER);
  book.apply({ kind: 'BOOK', at: 2, snapshot: false, bids: [[100, 1]], asks: [[101, 0]] });
  expect(book.beside(1).bestTicks).toBe(100);
  expect(book.midTicks).toBe(0);
});

describe('the queue before an order', () => {
  it('is shortened by trades, and by a level that shows less than stood there', () => {
    const queue = new QueuePosition(10);
    expect(queue.traded(4)).toBe(0);
    queue.shown(20);
    expect(queue.lotsAhead).toBe(6);
    queue.shown(2);
    expect(queue.traded(5)).toBe(3);
    expect(queue.lotsAhead).toBe(0);
    queue.rejoin(7);
    expect(queue.traded(7)).toBe(0);
  });
});
