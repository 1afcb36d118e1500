/** The arithmetic of rate limits: the running window, and the part of the last one still in sight. */
import type { RateDecision, RateLimit } from './ports.js';

export interface Window {
  /** Which window of `windowMs` since 1970 it is. */
  readonly index: number;
  readonly used: number;
  readonly usedBefore: number;
}

export interface Request {
  readonly nowMs: number;
  readonly limit: RateLimit;
  readonly cost: number;
}

export function decide(
  known: Window | undefined,
  request: Request,
): { readonly decision: RateDecision; readonly window: Window } {
  const { points, windowMs } = request.limit;
  const index = Math.floor(request.nowMs / windowMs);
  const window = roll(known, index);
  const elapsed = (request.nowMs - index * windowMs) / windowMs;
  const inSight = window.used + window.usedBefore * (1 - elapsed);
  if (inSight + request.cost <= points) {
    const remainingPoints = Math.floor(points - inSight - request.cost);
    return {
      decision: { allowed: true, remainingPoints, retryAfterMs: 0 },
      window: { ...window, used: window.used + request.cost },
    };
  }
  const decision = {
    allowed: false,
    remainingPoints: Math.max(0, Math.floor(points - inSight)),
    retryAfterMs: waitFor(window, request, elapsed),
  };
  return { decision, window };
}

function roll(known: Window | undefined, index: number): Window {
  if (known === undefined || known.index < index - 1) return { index, used: 0, usedBefore: 0 };
  if (known.index === index - 1) return { index, used: 0, usedBefore: known.used };
  return known;
}

/** Until enough has slid out of sight, in this window or, failing that, in the next one. */
function waitFor(window: Window, request: Request, elapsed: number): number {
  const { points, windowMs } = request.limit;
  const room = points - request.cost;
  if (window.used <= room && window.usedBefore > 0) {
    const needed = 1 - (room - window.used) / window.usedBefore;
    return Math.ceil((needed - elapsed) * windowMs);
  }
  const toNextWindow = (1 - elapsed) * windowMs;
  const share = room <= 0 || window.used === 0 ? 1 : 1 - room / window.used;
  return Math.ceil(toNextWindow + Math.max(0, share) * windowMs);
}
