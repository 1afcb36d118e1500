/**
 * Whether somebody has shown a second factor just now: asked by every change that could do lasting
 * harm from a screen that was left open or with a session that was stolen.
 */
import type { Clock } from '../clock.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';

export interface StepUpRequired {
  readonly code: 'STEP_UP_REQUIRED';
}

/** Long enough for one errand, shorter than a coffee. */
export const STEP_UP_MS = 5 * 60_000;

/**
 * People only: a program's key has scopes instead, and the platform's own work has nobody who could
 * answer. A factor of the future (a clock set back) is none.
 */
export function requireStepUp(ctx: TenantContext, clock: Clock): Result<void, StepUpRequired> {
  const { actor } = ctx;
  if (actor.kind !== 'USER') return ok(undefined);
  if (!actor.mfa || actor.steppedUpAt === null) return fail({ code: 'STEP_UP_REQUIRED' });
  const ageMs = clock.now().getTime() - actor.steppedUpAt.getTime();
  return ageMs >= 0 && ageMs < STEP_UP_MS ? ok(undefined) : fail({ code: 'STEP_UP_REQUIRED' });
}
