/** What is read of the rate limit headers, and what is not believed. */
import { describe, expect, it } from 'vitest';

import { readRateLimits } from './rate-limits.js';

const POLICY = '"actor";q=1000;w=10';
const actor = { policy: 'actor', quota: 1_000, windowSeconds: 10, remaining: 987, resetSeconds: 4 };

describe('readRateLimits', () => {
  it.each<[string, string | null, string | null, readonly object[]]>([
    ['a policy and what is left of it', POLICY, '"actor";r=987;t=4', [actor]],
    ['parameters in another order, with spaces', POLICY, '"actor" ; t=4 ; r=987', [actor]],
    ['parameters that are not known', `${POLICY};pk=:eA==:`, '"actor";r=987;t=4', [actor]],
    ['a state without its policy', POLICY, '"tenant";r=1;t=1', []],
    ['a policy without its state', POLICY, null, []],
    ['no headers', null, null, []],
    ['numbers that are none', POLICY, '"actor";r=-1;t=soon', []],
    ['another format', 'limit=10', 'remaining=3', []],
  ])('%s', (_name, policy, state, expected) => {
    const headers = new Map([
      ['ratelimit-policy', policy],
      ['ratelimit', state],
    ]);
    const read = readRateLimits({ get: (name) => headers.get(name) ?? null });
    expect(read).toEqual(expected);
  });
});
