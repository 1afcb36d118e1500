/** How requests for research fail: data that a surface can map, never an exception. */
import { ERROR_CODES, idempotencyKeyProblem, isAllowed } from '@fiducia/tenants';
import type { TenantContext } from '@fiducia/tenants';
import { ENGINE_ERROR_CODES } from '../errors.js';

export type ResearchFailure =
  | { readonly code: 'NOT_FOUND' | 'IDEMPOTENCY_CONFLICT'; readonly sentence: string }
  | {
      readonly code: 'PERMISSION_DENIED';
      readonly permission: 'RESEARCH_READ' | 'RESEARCH_RUN';
      readonly sentence: string;
    }
  | { readonly code: 'INVALID_INPUT'; readonly field: string; readonly sentence: string }
  | { readonly code: 'RESEARCH_ENDED' | 'RESEARCH_NOT_DONE'; readonly sentence: string }
  | {
      readonly code: 'RESEARCH_QUEUE_FULL' | 'RESEARCH_DAILY_LIMIT';
      readonly retryAfterSeconds: number;
      readonly sentence: string;
    };

export type ResearchOutcome<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly error: ResearchFailure };

type Refused = { readonly ok: false; readonly error: ResearchFailure };
type PlainCode = 'NOT_FOUND' | 'IDEMPOTENCY_CONFLICT' | 'RESEARCH_ENDED' | 'RESEARCH_NOT_DONE';

export function refusal(code: PlainCode): Refused {
  const { sentence } = { ...ERROR_CODES, ...ENGINE_ERROR_CODES }[code];
  return { ok: false, error: { code, sentence } };
}

export function badField(field: string, sentence: string): Refused {
  return { ok: false, error: { code: 'INVALID_INPUT', field, sentence } };
}

export function notPermitted(permission: 'RESEARCH_READ' | 'RESEARCH_RUN'): Refused {
  const sentence = `Your role does not include ${permission}.`;
  return { ok: false, error: { code: 'PERMISSION_DENIED', permission, sentence } };
}

/** What every command of research asks first; null when there is nothing against it. */
export function refuseCommand(ctx: TenantContext, idempotencyKey: string): Refused | null {
  if (!isAllowed(ctx, 'run', { type: 'ResearchRun' })) return notPermitted('RESEARCH_RUN');
  const problem = idempotencyKeyProblem(idempotencyKey);
  return problem === null ? null : badField('idempotencyKey', problem);
}

/** Of the oldest run that counts: when it is a day old, there is room again. */
export function dailyLimit(dailyRuns: number, retryAfterSeconds: number): Refused {
  const runs = dailyRuns === 1 ? 'one run' : `${dailyRuns} runs`;
  const sentence =
    dailyRuns === 0
      ? 'Research is switched off for your company; ask the operator of the platform.'
      : `Your company may ask for ${runs} in 24 hours and has done so; ask again later, ` +
        'or ask the operator of the platform for more.';
  return { ok: false, error: { code: 'RESEARCH_DAILY_LIMIT', retryAfterSeconds, sentence } };
}

/** Long enough for a usual backtest to make room. */
const QUEUE_RETRY_SECONDS = 30;

export function queueFull(): Refused {
  const { sentence } = ENGINE_ERROR_CODES.RESEARCH_QUEUE_FULL;
  const retryAfterSeconds = QUEUE_RETRY_SECONDS;
  return { ok: false, error: { code: 'RESEARCH_QUEUE_FULL', retryAfterSeconds, sentence } };
}
