/** What waits for a slow reader. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FifoBuffer, LatestBuffer } from './live-buffer.js';

describe('FifoBuffer', () => {
  it('gives back in order everything that it took in, and refuses what has no room', () => {
    const steps = fc.array(fc.boolean(), { maxLength: 200 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), (adds, capacity) => {
        const buffer = new FifoBuffer<number>(capacity);
        const model: number[] = [];
        for (const [index, adding] of adds.entries()) {
          if (adding) {
            expect(buffer.add(index)).toBe(model.length < capacity);
            if (model.length < capacity) model.push(index);
          } else expect(buffer.take()).toBe(model.shift());
          expect(buffer.size).toBe(model.length);
        }
      }),
    );
  });
});

describe('LatestBuffer', () => {
  it('keeps only the newest of each key', () => {
    const buffer = new LatestBuffer<{ id: string; equity: number }>(({ id }) => id);
    for (const equity of [1, 2, 3]) {
      buffer.add({ id: 'a', equity });
      buffer.add({ id: 'b', equity: equity * 10 });
    }
    expect(buffer.size).toBe(2);
    expect([buffer.take(), buffer.take(), buffer.take()]).toEqual([
      { id: 'a', equity: 3 },
      { id: 'b', equity: 30 },
      undefined,
    ]);
  });
});
