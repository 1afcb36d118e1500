/** A duel: both as often, in changing order, and each one's time told as its own. */
import { expect, it, vi } from 'vitest';

import { duel } from './duel.js';

/** Work that takes the time it says on a clock of its own, and notes who was at it. */
function contest(pairs: number, ownMs: number, otherMs: number) {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const order: string[] = [];
  const work = (name: string, ms: number) => (): string => {
    order.push(name);
    now += ms;
    return name;
  };
  const result = duel(work('own', ownMs), work('other', otherMs), pairs);
  clock.mockRestore();
  return { result, order };
}

it('measures as many pairs as asked for, now the one first and now the other', () => {
  const { result, order } = contest(31, 2, 6);
  expect(result).toEqual({ ms: 2, otherMs: 6, ratio: 3, result: 'own', otherResult: 'other' });
  const firsts = order.filter((_, i) => i % 2 === 0);
  expect(order).toHaveLength(2 * (31 + 6));
  for (const name of ['own', 'other']) {
    expect(order.filter((one) => one === name)).toHaveLength(31 + 6);
    expect(firsts.filter((one) => one === name).length).toBeGreaterThan(31 / 3);
  }
});

it('lets slow ones meet less often, but not less than five times', () => {
  const { result, order } = contest(31, 10, 2_000);
  expect(result).toMatchObject({ ms: 10, otherMs: 2_000, ratio: 200 });
  expect(order).toHaveLength(2 * (5 + 1));
});
