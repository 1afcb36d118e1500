/** The difference view: every part of both states, and which of them changed. */
import { expect, test } from 'vitest';
import { differencesOf } from './differences.js';

test.each([
  ['nothing on either side', null, null, []],
  [
    'something new',
    null,
    { name: 'Growth', limits: { drawdown: '10' } },
    [
      { path: 'limits.drawdown', before: null, after: '10', changed: true },
      { path: 'name', before: null, after: 'Growth', changed: true },
    ],
  ],
  [
    'a part that changed beside one that did not',
    { a: 1, list: [1, 2] },
    { a: 1, list: [2, 1] },
    [
      { path: 'a', before: '1', after: '1', changed: false },
      { path: 'list', before: '[1,2]', after: '[2,1]', changed: true },
    ],
  ],
  ['a plain value', 'x', 'y', [{ path: '', before: 'x', after: 'y', changed: true }]],
] as const)('shows %s', (_name, before, after, expected) => {
  expect(differencesOf(before, after)).toEqual(expected);
});
