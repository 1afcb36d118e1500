import { describe, expect, test } from 'vitest';

import { PasswordHasher, PasswordQueueFullError } from './password-hasher.js';
import { checkPassword } from './password-rules.js';

describe('a password', () => {
  test.each([
    'correct horse battery',
    'Zwölf Boxkämpfer jagen Viktor',
    '49 27 08 16 35',
    '🦀🐙🦑🐚🐡🦈🐬🐳🐋🦭🐟🐠',
    'fiducia is where my rent comes from',
  ])('such as %j is accepted', async (password) => {
    expect((await checkPassword(password, 'ada@example.org')).ok).toBe(true);
  });

  test.each([
    ['too short', 'short'],
    ['too long', 'x'.repeat(64) + 'abcdefgh'.repeat(9)],
    ['of one character', 'aaaaaaaaaaaaaaaa'],
    ['everybody’s first guess', 'Password2026!'],
    ['a row of digits that everybody knows', '123456123456'],
    ['the product’s name and a year', 'fiducia-2026!'],
    ['one’s own name', 'lovelace-lovelace-1'],
    ['on the lists of breached ones', '1q2w3e4r5t6y'],
    ['on the lists, written with l33t and a year', 'P@ssw0rd1999!'],
    ['a row of keys', 'qwertyuiop[]'],
    ['a word of the lists, twice', 'trustno1trustno1'],
    ['a season and a year', 'Sunshine12345'],
  ])('that is %s is refused with a sentence', async (_why, password) => {
    const result = await checkPassword(password, 'lovelace@example.org');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', field: 'password', sentence: expect.any(String) as string },
    });
  });
});

describe('a hash', () => {
  const hasher = new PasswordHasher();

  test('is Argon2id with OWASP’s minimum, salted anew each time', async () => {
    const [a, b] = [await hasher.hashPassword('same'), await hasher.hashPassword('same')];
    expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(a).not.toBe(b);
  });

  test('matches its password and no other', async () => {
    const hash = await hasher.hashPassword('correct horse');
    expect(await hasher.verifyPassword(hash, 'correct horse')).toBe(true);
    expect(await hasher.verifyPassword(hash, 'correct horsf')).toBe(false);
    expect(await hasher.verifyPassword(hash, '')).toBe(false);
  });

  test('of nobody matches nothing, and costs the same work', async () => {
    await hasher.warmUp();
    const hash = await hasher.hashPassword('somebody’s');
    const cost = async (passwordHash: string | null): Promise<number> => {
      const startedAt = performance.now();
      expect(await hasher.verifyPassword(passwordHash, 'guess')).toBe(false);
      return performance.now() - startedAt;
    };
    // By turns, so that the machine's moods meet both alike.
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      known.push(await cost(hash));
      unknown.push(await cost(null));
    }
    // Without the decoy it would be a thousand times faster; the rest is the machine's noise.
    expect(median(unknown)).toBeGreaterThan(median(known) / 3);
  });
});

describe('the queue', () => {
  // Two hundred hashes are two seconds of work, and half a minute on a machine that does much else.
  const served = { timeout: 180_000 };
  test(
    'refuses what it could not serve in time, and serves all that it accepted',
    served,
    async () => {
      const hasher = new PasswordHasher();
      await hasher.warmUp();
      const attempts = Array.from({ length: 260 }, () => hasher.verifyPassword(null, 'guess'));
      const outcomes = await Promise.allSettled(attempts);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThan(100);
      for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordQueueFullError);
      expect(await hasher.verifyPassword(null, 'afterwards')).toBe(false);
    },
  );
});

function median(times: readonly number[]): number {
  return times.toSorted((x, y) => x - y)[Math.floor(times.length / 2)] ?? 0;
}
