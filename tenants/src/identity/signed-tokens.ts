/**
 * Signs and checks the two kinds of token that carry their own claims: the access token of a session
 * and the challenge between a password and a second factor.
 *
 * Threats: another algorithm (`none`, HMAC with our public key), a key that the token itself brings
 * (`jwk`, `jku`, `x5u`), a token of one kind where the other is asked for, a token for another
 * audience. So the algorithm is fixed, keys are found by id among ours alone, and type, issuer and
 * audience must match exactly.
 */
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

import { ENVIRONMENTS } from '../hierarchy/tenant.entity.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import type { SessionId, TenantId, UserId } from '../ids.js';
import { SigningKeys } from './signing-keys.js';

const ISSUER = 'fiducia';
const ALGORITHM = 'EdDSA';
/** Far above any token of ours; longer ones are not looked at. */
const MAX_TOKEN_LENGTH = 2_000;

/** Minutes: a stolen one is of little use, and the session is asked for at each request anyway. */
export const ACCESS_TOKEN_MS = 10 * 60_000;
/** Time enough to fetch a telephone. */
export const CHALLENGE_MS = 5 * 60_000;

const KINDS = {
  access: { typ: 'at+jwt', audience: 'fiducia-api', lifetimeMs: ACCESS_TOKEN_MS },
  challenge: { typ: 'mfa+jwt', audience: 'fiducia-sign-in', lifetimeMs: CHALLENGE_MS },
} as const;

type TokenKind = keyof typeof KINDS;

const uuid = z.uuid();
const claimsSchema = {
  access: z.object({ sub: uuid, tid: uuid, sid: uuid, env: z.enum(ENVIRONMENTS), exp: z.number() }),
  challenge: z.object({
    sub: uuid,
    tid: uuid,
    env: z.enum(ENVIRONMENTS),
    /** Milliseconds, because a change of password in the same second must count. */
    at: z.number(),
    exp: z.number(),
  }),
} as const;

export interface AccessClaims {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly environment: Environment;
}

export interface ChallengeClaims {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly environment: Environment;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export class SignedTokens {
  readonly #keys: SigningKeys;

  constructor(secret: Uint8Array) {
    this.#keys = new SigningKeys(secret);
  }

  issueAccess(claims: AccessClaims, now: Date): Promise<IssuedToken> {
    const { sessionId: sid } = claims;
    return this.#issue('access', claims, { sid }, now);
  }

  issueChallenge(claims: ChallengeClaims, now: Date): Promise<IssuedToken> {
    return this.#issue('challenge', claims, { at: now.getTime() }, now);
  }

  /** Null for everything that is not a valid access token of ours. */
  async readAccess(
    token: string,
    now: Date,
  ): Promise<(AccessClaims & { readonly expiresAt: Date }) | null> {
    const claims = await this.#read('access', claimsSchema.access, token, now);
    if (claims === null) return null;
    const { sub, tid, sid, env: environment, exp } = claims;
    return {
      tenantId: tid as TenantId,
      userId: sub as UserId,
      sessionId: sid as SessionId,
      environment,
      expiresAt: new Date(exp * 1000),
    };
  }

  async readChallenge(
    token: string,
    now: Date,
  ): Promise<(ChallengeClaims & { readonly issuedAt: Date }) | null> {
    const claims = await this.#read('challenge', claimsSchema.challenge, token, now);
    if (claims === null) return null;
    const { sub, tid, env: environment, at } = claims;
    return {
      tenantId: tid as TenantId,
      userId: sub as UserId,
      environment,
      issuedAt: new Date(at),
    };
  }

  async #issue(
    kind: TokenKind,
    { tenantId, userId, environment }: ChallengeClaims,
    own: Readonly<Record<string, unknown>>,
    now: Date,
  ): Promise<IssuedToken> {
    const { typ, audience, lifetimeMs } = KINDS[kind];
    const key = this.#keys.current(environment, now);
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expiresAt = issuedAt + lifetimeMs / 1000;
    const token = await new SignJWT({ ...own, tid: tenantId, env: environment })
      .setProtectedHeader({ alg: ALGORITHM, typ, kid: key.id })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key.privateKey);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  async #read<Claims extends { readonly env: Environment }>(
    kind: TokenKind,
    schema: z.ZodType<Claims>,
    token: string,
    now: Date,
  ): Promise<Claims | null> {
    if (token.length > MAX_TOKEN_LENGTH) return null;
    const { typ, audience } = KINDS[kind];
    let signedFor: Environment | null = null;
    try {
      const verified = await jwtVerify(
        token,
        ({ kid }) => {
          const key = this.#keys.find(kid, now);
          if (key === null) throw new errors.JWSInvalid('No key of ours');
          signedFor = key.environment;
          return key.publicKey;
        },
        { algorithms: [ALGORITHM], typ, issuer: ISSUER, audience, currentDate: now },
      );
      const claims = schema.safeParse(verified.payload);
      return claims.success && claims.data.env === signedFor ? claims.data : null;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}
