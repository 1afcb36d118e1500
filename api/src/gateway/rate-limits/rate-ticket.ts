/** What one request has taken from the rate limits, and how its answer says so. */
import { setTimeout } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import type { Identity } from '../identity/identity.js';
import type { KnownCaller } from '../identity/known-callers.js';
import { codedError } from '../identity/signed-in.js';
import type { PolicyDecision, RateGate } from './rate-gate.js';

const SECOND_MS = 1_000;
/** Nothing to somebody who has been told to wait for seconds; a loop is slowed to twenty a second. */
const REFUSAL_PAUSE_MS = 50;

export class RateTicket {
  readonly #gate: RateGate;
  readonly #address: string;
  readonly #decisions = new Map<string, PolicyDecision>();
  #identity: Identity = { kind: 'ANONYMOUS' };
  #holdsReserved = false;
  #units = 0;

  constructor(gate: RateGate, address: string) {
    this.#gate = gate;
    this.#address = address;
  }

  /** Before a credential is looked up: guessing from here may have gone too far already. */
  async refuseGuessing(): Promise<void> {
    const [guesses] = await this.#gate.guesses(this.#address, 0);
    if (guesses === undefined || guesses.remainingPoints > 0) return;
    // Told by itself: how much guessing is left is nobody's business as long as there is some.
    const retryAfterMs = Math.max(guesses.retryAfterMs, SECOND_MS);
    this.#keep([{ ...guesses, allowed: false, retryAfterMs }]);
    throw rateLimited(retryAfterMs);
  }

  /**
   * Before a credential is looked up: who was refused a moment ago is refused again, for next to
   * nothing. The answer takes its time, so that a client that asks on without waiting asks less.
   */
  async refuseAgain(caller: KnownCaller): Promise<void> {
    const refused = this.#gate.lastRefusal(caller);
    if (refused === null) return;
    this.#keep(refused);
    await setTimeout(REFUSAL_PAUSE_MS);
    throw rateLimited(longestWait(refused));
  }

  async countGuess(): Promise<void> {
    await this.#gate.guesses(this.#address, 1);
  }

  /**
   * The first unit, taken before the document is looked at. `reserved`: it seems to cancel or halt,
   * so it may go on at the reserved bucket's cost until the document is known.
   */
  async open(identity: Identity, reserved: boolean): Promise<void> {
    this.#identity = identity;
    if (reserved && identity.kind === 'SIGNED_IN') {
      const decisions = await this.#gate.takeReserved(this.#subject, 1);
      if (decisions.every(({ allowed }) => allowed)) {
        this.#holdsReserved = true;
        this.#units = 1;
        this.#keep(decisions);
        return;
      }
    }
    await this.#take(1);
  }

  /** The rest, once it is known what the whole costs and whether it only cancels and halts. */
  async complete(units: number, reserved: boolean): Promise<void> {
    if (this.#holdsReserved && !reserved) {
      this.#holdsReserved = false;
      this.#decisions.clear();
      this.#units = 0;
    }
    const rest = units - this.#units;
    if (rest <= 0) return;
    if (!this.#holdsReserved) return this.#take(rest);
    this.#admit(await this.#gate.takeReserved(this.#subject, rest), rest);
  }

  /** draft-ietf-httpapi-ratelimit-headers: a policy per line of the list, then what is left of it. */
  headers(): Readonly<Record<string, string>> {
    const decisions = [...this.#decisions.values()];
    if (decisions.length === 0) return {};
    const refusal = decisions.find(({ allowed }) => !allowed);
    return {
      'ratelimit-policy': decisions.map(policyItem).join(', '),
      ratelimit: decisions.map(stateItem).join(', '),
      'x-request-cost': String(this.#units),
      ...(refusal && { 'retry-after': String(seconds(refusal.retryAfterMs)) }),
    };
  }

  /** What has been taken so far. */
  get units(): number {
    return this.#units;
  }

  get #subject() {
    return { identity: this.#identity, address: this.#address };
  }

  async #take(units: number): Promise<void> {
    this.#admit(await this.#gate.take(this.#subject, units), units);
  }

  #admit(decisions: readonly PolicyDecision[], units: number): void {
    this.#keep(decisions);
    const refusals = decisions.filter(({ allowed }) => !allowed);
    if (refusals.length === 0) {
      this.#units += units;
      return;
    }
    throw rateLimited(longestWait(refusals));
  }

  #keep(decisions: readonly PolicyDecision[]): void {
    for (const decision of decisions) this.#decisions.set(decision.policy, decision);
  }
}

function longestWait(decisions: readonly PolicyDecision[]): number {
  return Math.max(...decisions.map(({ retryAfterMs }) => retryAfterMs));
}

function policyItem({ policy, limit }: PolicyDecision): string {
  return `"${policy}";q=${limit.points};w=${seconds(limit.windowMs)}`;
}

function stateItem({ policy, limit, remainingPoints, allowed, retryAfterMs }: PolicyDecision) {
  const resetMs = allowed ? limit.windowMs : retryAfterMs;
  return `"${policy}";r=${remainingPoints};t=${seconds(resetMs)}`;
}

function seconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / SECOND_MS));
}

function rateLimited(retryAfterMs: number): GraphQLError {
  return codedError('RATE_LIMITED', { retryAfterSeconds: seconds(retryAfterMs) });
}
