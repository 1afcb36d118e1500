import { expect, test } from 'vitest';

import { isoMicros, systemClock } from './clock.js';

test.each([
  [0n, '1970-01-01T00:00:00.000000Z'],
  [1n, '1970-01-01T00:00:00.000001Z'],
  [1_769_860_800_123_456n, '2026-01-31T12:00:00.123456Z'],
  [1_769_860_800_000_999n, '2026-01-31T12:00:00.000999Z'],
])('%s microseconds are %s', (micros, text) => {
  expect(isoMicros(micros)).toBe(text);
});

test('the machine’s microseconds follow its wall clock', () => {
  const before = BigInt(Date.now()) * 1000n;
  const micros = systemClock.epochMicros();
  expect(micros).toBeGreaterThan(before - 10_000n);
  expect(micros).toBeLessThan(before + 100_000n);
});
