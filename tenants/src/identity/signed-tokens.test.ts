/** Access tokens under attack: everything but ours, of the right kind and in its time, is refused. */
import { createHmac, createPrivateKey, generateKeyPairSync, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import fc from 'fast-check';
import { exportJWK, SignJWT } from 'jose';
import type { JWTHeaderParameters } from 'jose';
import { describe, expect, test } from 'vitest';

import { newId } from '../ids.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import { ACCESS_TOKEN_MS, CHALLENGE_MS, SignedTokens } from './signed-tokens.js';
import { KEY_PERIOD_MS, SigningKeys } from './signing-keys.js';

const SECRET = new Uint8Array(32).fill(7);
const NOW = new Date('2026-03-01T12:00:00Z');
const tokens = new SignedTokens(SECRET);
const claims = {
  tenantId: newId<TenantId>(),
  userId: newId<UserId>(),
  sessionId: newId<SessionId>(),
  environment: 'TEST',
} as const;
const after = (ms: number) => new Date(NOW.getTime() + ms);
const ours = () => new SigningKeys(SECRET).current('TEST', NOW);
const stranger = generateKeyPairSync('ed25519').privateKey;

interface Forgery {
  readonly header?: Partial<JWTHeaderParameters> & Record<string, unknown>;
  readonly payload?: Record<string, unknown>;
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresAt?: number;
  readonly key?: KeyObject;
}

/** Ours in everything but what is given. */
function forge(forgery: Forgery): Promise<string> {
  const seconds = NOW.getTime() / 1000;
  const { tenantId: tid, sessionId: sid } = claims;
  return new SignJWT({ tid, sid, env: 'TEST', ...forgery.payload })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: ours().id, ...forgery.header })
    .setIssuer(forgery.issuer ?? 'fiducia')
    .setAudience(forgery.audience ?? 'fiducia-api')
    .setSubject(claims.userId)
    .setIssuedAt(seconds)
    .setExpirationTime(forgery.expiresAt ?? seconds + 600)
    .sign(forgery.key ?? ours().privateKey);
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** By hand, as no library would: the algorithm `none`, or an HMAC under the public key. */
function byHand(alg: string, sign: (text: string) => string): string {
  const { tenantId: tid, sessionId: sid, userId: sub } = claims;
  const exp = NOW.getTime() / 1000 + 600;
  const payload = { tid, sid, sub, env: 'TEST', exp, iss: 'fiducia', aud: 'fiducia-api' };
  const text = `${base64({ alg, typ: 'at+jwt', kid: ours().id })}.${base64(payload)}`;
  return `${text}.${sign(text)}`;
}

function hmacWithPublicKey(format: 'pem' | 'raw'): string {
  const { publicKey } = ours();
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const key =
    format === 'pem' ? publicKey.export({ type: 'spki', format: 'pem' }) : der.subarray(-32);
  return byHand('HS256', (text) => createHmac('sha256', key).update(text).digest('base64url'));
}

describe('an access token', () => {
  test('of ours says who, which session and which environment, and the forger works', async () => {
    const { token, expiresAt } = await tokens.issueAccess(claims, NOW);
    expect(expiresAt).toEqual(after(ACCESS_TOKEN_MS));
    expect(await tokens.readAccess(token, NOW)).toEqual({ ...claims, expiresAt });
    expect(await tokens.readAccess(await forge({}), NOW)).toMatchObject(claims);
  });

  test('carries no right and no name', async () => {
    const { token } = await tokens.issueAccess(claims, NOW);
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    expect(Object.keys(JSON.parse(payload) as object).toSorted()).toEqual(
      ['aud', 'env', 'exp', 'iat', 'iss', 'sid', 'sub', 'tid'].toSorted(),
    );
  });

  const jwkOfStranger = async () => ({ ...(await exportJWK(stranger)), d: undefined });

  test.each<readonly [string, () => string | Promise<string>]>([
    ['the algorithm none', () => byHand('none', () => '')],
    ['the algorithm None', () => byHand('None', () => '')],
    ['an HMAC under our public key, as PEM', () => hmacWithPublicKey('pem')],
    ['an HMAC under our public key, as bytes', () => hmacWithPublicKey('raw')],
    ['another key under our key id', () => forge({ key: stranger })],
    [
      'a key that it brings itself',
      async () => forge({ key: stranger, header: { jwk: await jwkOfStranger() } }),
    ],
    [
      'an address to fetch a key from',
      () => forge({ key: stranger, header: { jku: 'https://evil.example/keys' } }),
    ],
    [
      'a certificate’s address',
      () => forge({ key: stranger, header: { x5u: 'https://evil.example/c' } }),
    ],
    ['a key id of nobody', () => forge({ header: { kid: 'test-1' } })],
    ['a path as key id', () => forge({ header: { kid: '../../dev/null' } })],
    ['no key id', () => forge({ header: { kid: undefined as unknown as string } })],
    ['an unknown critical header', () => forge({ header: { crit: ['exp'] } }).catch(() => 'a.b.c')],
    ['the type of the challenge', () => forge({ header: { typ: 'mfa+jwt' } })],
    ['the type JWT', () => forge({ header: { typ: 'JWT' } })],
    ['no type', () => forge({ header: { typ: undefined as unknown as string } })],
    ['another audience', () => forge({ audience: 'fiducia-sign-in' })],
    ['another issuer', () => forge({ issuer: 'fiducia.example' })],
    ['an end that has come', () => forge({ expiresAt: NOW.getTime() / 1000 })],
    ['the other environment', () => forge({ payload: { env: 'LIVE' } })],
    ['an environment that is none', () => forge({ payload: { env: 'PROD' } })],
    ['no session', () => forge({ payload: { sid: undefined } })],
    ['a tenant that is no id', () => forge({ payload: { tid: "' OR true --" } })],
    ['nothing', () => ''],
    ['garbage', () => 'a.b.c'],
    ['an endless text', () => 'a'.repeat(1_000_000)],
  ])('with %s is refused', async (_what, make) => {
    expect(await tokens.readAccess(await make(), NOW)).toBeNull();
  });

  test('of an installation with another secret is refused', async () => {
    const { token } = await new SignedTokens(SECRET.map((byte) => byte + 1)).issueAccess(
      claims,
      NOW,
    );
    expect(await tokens.readAccess(token, NOW)).toBeNull();
  });

  test('is refused from its end on, and with any byte changed', async () => {
    const { token } = await tokens.issueAccess(claims, NOW);
    expect(await tokens.readAccess(token, after(ACCESS_TOKEN_MS - 1_000))).not.toBeNull();
    expect(await tokens.readAccess(token, after(ACCESS_TOKEN_MS))).toBeNull();
    const places = fc.integer({ min: 0, max: token.length - 2 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(...'AZaz09-_.'), async (at, letter) => {
        fc.pre(token.charAt(at) !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        expect(await tokens.readAccess(changed, NOW)).toBeNull();
      }),
    );
  });
});

describe('a challenge', () => {
  test('is good for minutes, and is no access token, nor the other way round', async () => {
    const challenge = (await tokens.issueChallenge(claims, NOW)).token;
    const access = (await tokens.issueAccess(claims, NOW)).token;
    expect(await tokens.readChallenge(challenge, NOW)).toMatchObject({ userId: claims.userId });
    expect(await tokens.readChallenge(challenge, after(CHALLENGE_MS))).toBeNull();
    expect(await tokens.readAccess(challenge, NOW)).toBeNull();
    expect(await tokens.readChallenge(access, NOW)).toBeNull();
  });
});

describe('keys', () => {
  test('are the same in every process, others in the next month and for LIVE', () => {
    const [one, two] = [new SigningKeys(SECRET), new SigningKeys(SECRET)];
    const bytes = (key: { publicKey: KeyObject }) =>
      key.publicKey.export({ type: 'spki', format: 'der' }).toString('hex');
    const now = bytes(one.current('TEST', NOW));
    expect(bytes(two.current('TEST', NOW))).toBe(now);
    expect(bytes(one.current('TEST', after(KEY_PERIOD_MS)))).not.toBe(now);
    expect(bytes(one.current('LIVE', NOW))).not.toBe(now);
  });

  test('verify through the period after theirs, and not beyond', async () => {
    const { id } = ours();
    const keys = new SigningKeys(SECRET);
    expect(keys.find(id, after(KEY_PERIOD_MS))?.id).toBe(id);
    expect(keys.find(id, after(-KEY_PERIOD_MS))?.id).toBe(id);
    expect(keys.find(id, after(2 * KEY_PERIOD_MS))).toBeNull();
    // Signed a moment before the turn, read a moment after.
    const turn = Math.ceil(NOW.getTime() / KEY_PERIOD_MS) * KEY_PERIOD_MS;
    const { token } = await tokens.issueAccess(claims, new Date(turn - 1_000));
    expect(await tokens.readAccess(token, new Date(turn + 1_000))).toMatchObject(claims);
  });

  test('come from the secret by HKDF alone', () => {
    const { id, privateKey } = ours();
    const seed = Buffer.from(hkdfSync('sha256', SECRET, '', `fiducia/token-key/1/${id}`, 32));
    const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
    const key = createPrivateKey({
      ...{ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' },
    } as const);
    expect(key.equals(privateKey)).toBe(true);
  });
});
