/** One-time codes as RFC 6238 and RFC 4226 publish them, and the codes around now. */
import fc from 'fast-check';
import { HOTP, Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';

import { publishedVectors } from '../testing/published-vectors.js';
import { matchTotp, newTotpSecret, totpAddress, totpCode, totpStep } from './totp.js';

interface Vectors {
  readonly totp_rfc6238: readonly {
    readonly time: number;
    readonly algorithm: string;
    readonly digits: number;
    readonly step: number;
    readonly secret_ascii: string;
    readonly code: string;
  }[];
  readonly [more: string]: unknown;
}

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const STEP_MS = 30_000;
const vectors = publishedVectors<Vectors>('crypto_vectors', 'totp_hotp.json');

describe('published vectors', () => {
  test.skipIf(!vectors.found)(`of RFC 6238 come out${vectors.note}`, () => {
    const { totp_rfc6238: rows } = vectors.read();
    expect(rows.length).toBeGreaterThan(10);
    for (const { time, algorithm, digits, step, secret_ascii, code } of rows) {
      const secret = Secret.fromUTF8(secret_ascii);
      const totp = new TOTP({ secret, algorithm, digits, period: step });
      expect(totp.generate({ timestamp: time * 1000 })).toBe(code);
      // Ours are the last six digits of the SHA-1 ones.
      if (algorithm !== 'SHA1') continue;
      expect(totpCode(secret.base32, new Date(time * 1000))).toBe(code.slice(-6));
    }
  });

  test('of RFC 4226, appendix D, come out', () => {
    const expected = ['755224', '287082', '359152', '969429', '338314'];
    const more = ['254676', '287922', '162583', '399871', '520489'];
    const hotp = new HOTP({ secret: Secret.fromUTF8('12345678901234567890') });
    const codes = [...expected, ...more].map((_code, counter) => hotp.generate({ counter }));
    expect(codes).toEqual([...expected, ...more]);
    // A time step is a counter.
    codes.forEach((code, counter) => {
      expect(totpCode(SECRET, new Date(counter * STEP_MS))).toBe(code);
    });
  });
});

describe('a code', () => {
  const now = new Date('2026-03-01T12:00:10Z');
  const codeAt = (steps: number) => totpCode(SECRET, new Date(now.getTime() + steps * STEP_MS));

  test.each([
    ['of this step', 0, 0],
    ['of the step before', -1, -1],
    ['of the next step', 1, 1],
    ['of two steps ago', -2, null],
    ['of two steps ahead', 2, null],
  ])('%s names its step or none', (_what, steps, expected) => {
    const matched = matchTotp(SECRET, codeAt(steps), now);
    expect(matched).toBe(expected === null ? null : totpStep(now) + expected);
  });

  test('is read as people type it', () => {
    const code = codeAt(0);
    expect(matchTotp(SECRET, ` ${code.slice(0, 3)} ${code.slice(3)} `, now)).toBe(totpStep(now));
    expect(matchTotp(SECRET, `${code.slice(0, 3)}-${code.slice(3)}`, now)).toBe(totpStep(now));
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12345\n6\n', '-12345', '1e5000'])(
    'such as %j is none',
    (code) => {
      if (matchTotp(SECRET, code, now) === null) return;
      expect(codeAt(0)).toBe(code.replaceAll(/\s/g, ''));
    },
  );

  test('of any time is accepted then, and only in the three steps around', () => {
    const times = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(times, fc.integer({ min: -5, max: 5 }), (seconds, away) => {
        const shownAt = new Date(seconds * 1000);
        const seenAt = new Date(Math.max(0, shownAt.getTime() + away * STEP_MS));
        const apart = totpStep(shownAt) - totpStep(seenAt);
        const matched = matchTotp(SECRET, totpCode(SECRET, shownAt), seenAt);
        if (Math.abs(apart) <= 1) expect(matched).not.toBeNull();
        // One in 333,333 is right by chance; then it names a step of the three.
        else if (matched !== null) expect(Math.abs(matched - totpStep(seenAt))).toBeLessThan(2);
      }),
    );
  });
});

test('a secret is new each time, of 160 bits, and its address carries it to an app', () => {
  const [one, two] = [newTotpSecret(), newTotpSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(two);
  const address = totpAddress(one, 'Meridian & Co', 'ada@example.org');
  expect(address).toContain('otpauth://totp/Meridian%20%26%20Co:ada%40example.org?');
  for (const part of [`secret=${one}`, 'algorithm=SHA1', 'digits=6', 'period=30']) {
    expect(address).toContain(part);
  }
});
