/**
 * What the server says is left of its limits, read from the headers of each answer (IETF draft
 * "RateLimit header fields for HTTP").
 */
import type { FetchAnswer } from '../platform.js';

export interface RateLimitState {
  /** Whom it counts: `actor`, `tenant`, `address` … */
  readonly policy: string;
  /** Cost units that a window of `windowSeconds` grants. */
  readonly quota: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Seconds, from the answer on, until the quota is renewed. */
  readonly resetSeconds: number;
}

/** Keeps what the newest answer said. */
export class RateLimits {
  #states: readonly RateLimitState[] = [];

  get states(): readonly RateLimitState[] {
    return this.#states;
  }

  /** An answer that says nothing of limits, such as a proxy's, changes nothing. */
  note(headers: FetchAnswer['headers']): void {
    const states = readRateLimits(headers);
    if (states.length > 0) this.#states = states;
  }
}

/** Empty when the answer says nothing of limits, or nothing that is to be relied on. */
export function readRateLimits(headers: FetchAnswer['headers']): readonly RateLimitState[] {
  const policies = new Map(itemsOf(headers.get('ratelimit-policy')));
  return itemsOf(headers.get('ratelimit')).flatMap(([policy, state]) => {
    const { q: quota, w: windowSeconds } = policies.get(policy) ?? {};
    const { r: remaining, t: resetSeconds } = state;
    if (quota === undefined || windowSeconds === undefined) return [];
    if (remaining === undefined || resetSeconds === undefined) return [];
    return [{ policy, quota, windowSeconds, remaining, resetSeconds }];
  });
}

type Parameters = Readonly<Record<string, number>>;

/** `"actor";q=1000;w=10, "tenant";q=…` (RFC 9651, lists of strings with whole-number parameters). */
function itemsOf(header: string | null): readonly (readonly [string, Parameters])[] {
  return (header ?? '').split(',').flatMap((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const policy = /^"([^"]+)"$/.exec(name)?.[1];
    return policy === undefined ? [] : [[policy, parametersOf(parameters)] as const];
  });
}

function parametersOf(texts: readonly string[]): Parameters {
  const pairs = texts.map((text) => /^([a-z]+)=(\d{1,15})$/.exec(text));
  return Object.fromEntries(
    pairs.flatMap((pair) => (pair === null ? [] : [[pair[1], Number(pair[2])]])),
  );
}
