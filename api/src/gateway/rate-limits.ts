/**
 * How much one caller may ask: per key or person, per tenant, and per address when signed out.
 *
 * Counters live in the ephemeral stores: losing them costs fairness for a moment and no money.
 * Tries to sign in are counted by the use case itself, per name and address.
 */
import { addressPlace } from '@fiducia/tenants';
import type { RateDecision, RateLimit, RateLimiter } from '@fiducia/tenants';
import type { GraphQLError } from 'graphql';
import type { GatewayLogger } from './gateway-deps.js';
import type { Identity } from './identity/identity.js';
import { codedError } from './identity/signed-in.js';

export interface RateLimits {
  /** Per signed-in person or API key. */
  readonly actor: RateLimit;
  /** All of one tenant together: a flood of one partner must not slow the others. */
  readonly tenant: RateLimit;
  /** Per address, signed out. */
  readonly address: RateLimit;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

export const DEFAULT_RATE_LIMITS: RateLimits = {
  actor: { points: 1_000, windowMs: 10 * SECOND_MS },
  tenant: { points: 10_000, windowMs: 10 * SECOND_MS },
  address: { points: 300, windowMs: MINUTE_MS },
};

/** Points that a request costs: one, and one more for each of these many objects. */
const OBJECTS_PER_POINT = 200;

export function pointsOf(objects: number): number {
  return 1 + Math.floor(objects / OBJECTS_PER_POINT);
}

export class RateGate {
  readonly #limiter: RateLimiter;
  readonly #limits: RateLimits;
  readonly #logger: GatewayLogger;

  constructor(limiter: RateLimiter, limits: RateLimits, logger: GatewayLogger) {
    this.#limiter = limiter;
    this.#limits = limits;
    this.#logger = logger;
  }

  /**
   * Takes the request's points; throws RATE_LIMITED when one of its limits is used up. Without the
   * counters requests pass: a lost Redis must not stop anybody from halting an account.
   */
  async admit(identity: Identity, address: string, points: number): Promise<void> {
    const decisions = await this.#decide(identity, address, points);
    const refusal = decisions.find((decision) => !decision.allowed);
    if (refusal !== undefined) throw rateLimited(refusal);
  }

  async #decide(
    identity: Identity,
    address: string,
    points: number,
  ): Promise<readonly RateDecision[]> {
    try {
      return await Promise.all(this.#consume(identity, address, points));
    } catch (error) {
      this.#logger.warn({ err: error }, 'rate-limit.not-counted');
      return [];
    }
  }

  #consume(identity: Identity, address: string, points: number): Promise<RateDecision>[] {
    if (identity.kind === 'ANONYMOUS') {
      return [
        this.#limiter.consume(`address:${addressPlace(address)}`, this.#limits.address, points),
      ];
    }
    const { tenantId, actor } = identity.tenant;
    return [
      this.#limiter.consume(`t:${tenantId}:actor:${actor.id}`, this.#limits.actor, points),
      this.#limiter.consume(`t:${tenantId}:all`, this.#limits.tenant, points),
    ];
  }
}

function rateLimited(decision: RateDecision): GraphQLError {
  const retryAfterSeconds = Math.max(1, Math.ceil(decision.retryAfterMs / SECOND_MS));
  return codedError('RATE_LIMITED', { retryAfterSeconds });
}
