/**
 * Takes units from the counters of one gateway.
 *
 * Counters live in the ephemeral stores: losing them costs fairness for a moment and no money.
 * Tries to sign in are counted by the use case itself, per name and address.
 */
import { addressPlace } from '@fiducia/tenants';
import type { RateDecision, RateLimit, RateLimiter } from '@fiducia/tenants';
import type { GatewayLogger } from '../gateway-deps.js';
import type { Identity } from '../identity/identity.js';
import type { KnownCaller } from '../identity/known-callers.js';
import { RATE_POLICIES, type RateLimits, type RatePolicy } from './rate-policies.js';

export interface PolicyDecision extends RateDecision {
  readonly policy: RatePolicy;
  readonly limit: RateLimit;
}

/** Who is to be counted. */
export interface RateSubject {
  readonly identity: Identity;
  readonly address: string;
}

interface Refusal {
  readonly decisions: readonly PolicyDecision[];
  readonly untilMs: number;
}

/** Beyond this all are forgotten, and counted anew by their next request. */
const MAX_REFUSED = 10_000;

export class RateGate {
  readonly #limiter: RateLimiter;
  readonly #limits: Readonly<Record<RatePolicy, RateLimit>>;
  readonly #logger: GatewayLogger;
  readonly #refused = new Map<string, Refusal>();

  constructor(limiter: RateLimiter, limits: RateLimits, logger: GatewayLogger) {
    this.#limiter = limiter;
    this.#limits = { ...RATE_POLICIES, ...limits };
    this.#logger = logger;
  }

  /** The policies that count for this subject, each with what it decided. */
  async take(subject: RateSubject, units: number): Promise<readonly PolicyDecision[]> {
    const { identity, address } = subject;
    const place = addressPlace(address);
    if (identity.kind === 'ANONYMOUS') {
      return this.#consume([['visitor', `visitor:${place}`]], units);
    }
    const { tenantId, actor } = identity.tenant;
    const caller = { tenantId, actorId: actor.id };
    const own = await this.#consume([['actor', actorKey(caller)]], units);
    // What one key is refused must not use up what its colleagues and neighbours have.
    if (own.some(({ allowed }) => !allowed)) return this.#remember(caller, units, own);
    const shared = await this.#consume(
      [
        ['tenant', `t:${tenantId}:all`],
        ['address', `address:${place}`],
      ],
      units,
    );
    return this.#remember(caller, units, [...own, ...shared]);
  }

  /** What it was refused for a single unit, while there can be no unit for it yet; null otherwise. */
  lastRefusal(caller: KnownCaller): readonly PolicyDecision[] | null {
    const key = actorKey(caller);
    const refusal = this.#refused.get(key);
    if (refusal === undefined) return null;
    const leftMs = refusal.untilMs - performance.now();
    if (leftMs > 0) return refusal.decisions.map((decision) => stillRefused(decision, leftMs));
    this.#refused.delete(key);
    return null;
  }

  #remember(
    caller: KnownCaller,
    units: number,
    decisions: readonly PolicyDecision[],
  ): readonly PolicyDecision[] {
    const refused = decisions.filter(({ allowed }) => !allowed);
    if (units > 1 || refused.length === 0) return decisions;
    if (this.#refused.size >= MAX_REFUSED) this.#refused.clear();
    const waitMs = Math.max(...refused.map(({ retryAfterMs }) => retryAfterMs));
    const untilMs = performance.now() + waitMs;
    this.#refused.set(actorKey(caller), { decisions: refused, untilMs });
    return decisions;
  }

  /** Of cancels and halts. */
  async takeReserved(subject: RateSubject, units: number): Promise<readonly PolicyDecision[]> {
    const { identity } = subject;
    if (identity.kind === 'ANONYMOUS') return this.take(subject, units);
    const { tenantId, actor } = identity.tenant;
    return this.#consume([['reserved', `t:${tenantId}:reserved:${actor.id}`]], units);
  }

  /** `units` 0 looks whether there is room; 1 counts a credential that was not accepted. */
  async guesses(address: string, units: 0 | 1): Promise<readonly PolicyDecision[]> {
    return this.#consume([['guesses', `guesses:${addressPlace(address)}`]], units);
  }

  /** Without the counters requests pass: a lost Redis must not stop anybody from halting. */
  async #consume(
    keys: readonly (readonly [RatePolicy, string])[],
    units: number,
  ): Promise<readonly PolicyDecision[]> {
    try {
      return await Promise.all(
        keys.map(async ([policy, key]) => {
          const limit = this.#limits[policy];
          return { policy, limit, ...(await this.#limiter.consume(key, limit, units)) };
        }),
      );
    } catch (error) {
      this.#logger.warn({ err: error }, 'rate-limit.not-counted');
      return [];
    }
  }
}

function actorKey({ tenantId, actorId }: KnownCaller): string {
  return `t:${tenantId}:actor:${actorId}`;
}

function stillRefused(decision: PolicyDecision, leftMs: number): PolicyDecision {
  return { ...decision, retryAfterMs: Math.min(decision.retryAfterMs, leftMs) };
}
