/** Two partners whose people have a second factor, with a clock that a test moves from code to code. */
import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { PartnerRole } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { completeSignIn } from '../identity/complete-sign-in.js';
import { confirmTotpEnrolment, startTotpEnrolment } from '../identity/enrol-totp.js';
import type { ShownFactor } from '../identity/second-factor.js';
import { signIn } from '../identity/sign-in.js';
import { totpCode } from '../identity/totp.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { FakeClock } from './fake-clock.js';
import { must, seedTwoTenants } from './seed-two-tenants.js';
import type { SeededTenant, SeededUser } from './seed-two-tenants.js';
import { SEED_TOTP_SECRET, signInSeeded } from './sign-in-seeded.js';
import { startTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';
import { testKeyRing } from './test-keys.js';

export const IP = '192.0.2.1';
export const STEP_MS = 30_000;
export const WRONG = { ok: false, error: { code: 'MFA_CODE_INVALID' } };
export const API_KEY_PEPPER = new Uint8Array(32).fill(1);

export const totp = (code: string): ShownFactor => ({ kind: 'TOTP', code });

interface Opened {
  readonly server: TestDatabase;
  readonly a: SeededTenant;
  readonly b: SeededTenant;
  deps: TenantsDeps;
}

/** Sets the file's hooks; each test begins with fresh counters and an unused time step. */
export function useSecondFactors(): SecondFactorWorld {
  const world = new SecondFactorWorld();
  beforeAll(() => world.open());
  afterAll(() => world.server.stop());
  beforeEach(() => world.refresh());
  return world;
}

class SecondFactorWorld {
  readonly clock = new FakeClock();
  readonly keyProvider = testKeyRing();
  #opened: Opened | null = null;

  async open(): Promise<void> {
    const server = await startTestDatabase({ clock: this.clock });
    const deps = this.#makeDeps(server);
    this.#opened = { server, deps, ...(await seedTwoTenants(deps)) };
  }

  refresh(): void {
    this.#here.deps = this.#makeDeps(this.server);
    this.clock.advance(10 * STEP_MS);
  }

  get server(): TestDatabase {
    return this.#here.server;
  }

  get deps(): TenantsDeps {
    return this.#here.deps;
  }

  get a(): SeededTenant {
    return this.#here.a;
  }

  get b(): SeededTenant {
    return this.#here.b;
  }

  get #here(): Opened {
    if (this.#opened === null) throw new Error('The world opens before the first test');
    return this.#opened;
  }

  #makeDeps({ db }: TestDatabase): TenantsDeps {
    const { clock, keyProvider } = this;
    return createTenantsDeps({ db, apiKeyPepper: API_KEY_PEPPER, clock, keyProvider });
  }

  userOf(role: PartnerRole, tenant = this.a): SeededUser {
    const user = tenant.users.find((one) => one.role === role);
    if (user === undefined) throw new Error(`no ${role}`);
    return user;
  }

  codeNow(secret = SEED_TOTP_SECRET): string {
    return totpCode(secret, this.clock.now());
  }

  async challengeOf(role: PartnerRole, tenant = this.a): Promise<string> {
    const { email, password } = this.userOf(role, tenant);
    const begun = must(await signIn(this.deps, { email, password, ip: IP, userAgent: null }));
    if (begun.kind !== 'SECOND_FACTOR') throw new Error(`${role} is let in by a password alone`);
    return begun.challenge;
  }

  complete(
    challenge: string,
    shown: ShownFactor,
    ip = IP,
    own = this.deps,
  ): ReturnType<typeof completeSignIn> {
    return completeSignIn(own, { challenge, shown, ip, userAgent: null });
  }

  async signedIn(role: PartnerRole, tenant = this.a): Promise<TenantContext> {
    return (await signInSeeded(this.deps, tenant, this.userOf(role, tenant))).context;
  }

  async enrol(context: TenantContext, password: string | null = null) {
    const { deps } = this;
    const { secret } = must(await startTotpEnrolment(context, deps, { password, ip: IP }));
    const shown = { code: this.codeNow(secret), ip: IP };
    return { secret, ...must(await confirmTotpEnrolment(context, deps, shown)) };
  }
}
