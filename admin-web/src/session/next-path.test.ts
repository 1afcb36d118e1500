/** After sign-in one lands on the page one came from, and never on another site. */
import { describe, expect, it } from 'vitest';
import { safeNextPath } from './next-path.js';

describe('the way back after sign-in', () => {
  it.each([
    ['/accounts/acc_1?tab=orders', '/accounts/acc_1?tab=orders'],
    ['/audit', '/audit'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/', '/'],
    [undefined, '/'],
    [['/'], '/'],
  ])('%j leads to %s', (next, expected) => {
    expect(safeNextPath(next)).toBe(expected);
  });
});
