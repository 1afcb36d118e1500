/** What the use cases of this package work with. */
import { hkdfSync } from 'node:crypto';

import { AccessAnnouncer } from './access/access-announcer.js';
import { systemClock } from './clock.js';
import type { Clock } from './clock.js';
import type { DatabaseLog } from './database/connection-pool.js';
import type { Database } from './database/open-database.js';
import { InProcessRateLimiter } from './ephemeral/in-process-rate-limiter.js';
import type { PubSub, RateLimiter } from './ephemeral/ports.js';
import { PasswordHasher } from './identity/password-hasher.js';
import { SessionCache } from './identity/session-cache.js';
import { SignedTokens } from './identity/signed-tokens.js';
import type { KeyProvider } from './secrets/key-provider.js';
import { SecretKeys } from './secrets/secret-keys.js';

export interface TenantsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly passwords: PasswordHasher;
  /** 32 bytes of the installation; without it no API key is ever accepted again. */
  readonly apiKeyPepper: Uint8Array;
  readonly rateLimiter: RateLimiter;
  readonly sessions: SessionCache;
  /** Signs and reads access tokens and sign-in challenges. */
  readonly tokens: SignedTokens;
  /** Tells every process that somebody's rights have changed. */
  readonly access: AccessAnnouncer;
  /** Wraps the data key of every stored secret. */
  readonly secretKeys: SecretKeys;
}

export interface TenantsDepsOptions {
  readonly db: Database;
  readonly apiKeyPepper: Uint8Array;
  /** 32 bytes, the same in all gateways; derived from the pepper where it is not given. */
  readonly tokenSecret?: Uint8Array;
  /** Shared by all gateways; in one process the in-process limiter will do. */
  readonly rateLimiter?: RateLimiter;
  readonly clock?: Clock;
  /** Shared by all gateways: changes of rights are announced on it. */
  readonly pubSub?: PubSub;
  readonly log?: DatabaseLog;
  /** Without one, nothing that needs a stored secret works; it says so when asked. */
  readonly keyProvider?: KeyProvider;
  /** Rings that stored secrets are moving away from. */
  readonly formerKeyProviders?: readonly KeyProvider[];
}

const PEPPER_BYTES = 32;

export function createTenantsDeps(options: TenantsDepsOptions): TenantsDeps {
  if (options.apiKeyPepper.length !== PEPPER_BYTES) {
    throw new Error(`The pepper of API keys has ${PEPPER_BYTES} bytes`);
  }
  const clock = options.clock ?? systemClock;
  const sessions = new SessionCache(clock);
  return {
    db: options.db,
    clock,
    passwords: new PasswordHasher(),
    apiKeyPepper: options.apiKeyPepper,
    rateLimiter: options.rateLimiter ?? new InProcessRateLimiter(clock),
    sessions,
    tokens: new SignedTokens(options.tokenSecret ?? tokenSecretOf(options.apiKeyPepper)),
    access: new AccessAnnouncer({
      sessions,
      pubSub: options.pubSub ?? null,
      log: options.log ?? null,
    }),
    secretKeys: new SecretKeys({
      active: options.keyProvider ?? null,
      former: options.formerKeyProviders ?? [],
      clock,
    }),
  };
}

/** RFC 5869: what signs tokens says nothing about what keys API keys. */
function tokenSecretOf(pepper: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', pepper, '', 'fiducia/token-secret/1', PEPPER_BYTES));
}
