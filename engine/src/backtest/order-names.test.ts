/** `OrderNames`. */
import { expect, it } from 'vitest';
import { OrderNames } from './order-names.js';

it.each([0, 1, 255, 256, 257, 700])('gives each of %i names back, and a line for each', (count) => {
  const all = Array.from({ length: count }, (_, index) => `d1.1.${index}.1`);
  const names = new OrderNames();
  for (const name of all) names.push(name);
  expect(names.length).toBe(count);
  expect(all.map((_, index) => names.at(index))).toEqual(all);
  expect(all.map((_, index) => names.at(count - 1 - index))).toEqual(all.toReversed());
  expect([...names.lines()].join('')).toBe(all.map((name) => `${name}\n`).join(''));
});
