/** Asks for a search over a strategy's parameters: checked, stored and queued; a worker runs it. */
import type { JsonValue, TenantContext } from '@fiducia/tenants';
import { objectiveNames } from '../research/objectives.js';
import { readSpace, spaceSize } from '../research/search-space.js';
import { SAMPLERS } from '../research/search-spec.js';
import type { SearchSpec } from '../research/search-spec.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import { checkBacktest } from './check-research.js';
import type { ResearchDeps } from './research-deps.js';
import { badField, refuseCommand } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import type { SweepRequest } from './research-request.js';
import type { ResearchRunView } from './research-view.js';
import { storeResearch } from './store-research.js';

export interface RequestSweepInput extends SweepRequest {
  readonly idempotencyKey: string;
}

/** Rows of one search; what needs more is better asked in parts. */
export const MAX_SWEEP_TRIALS = 5_000;
/** Backtests times bars of one search: some minutes on a core. */
export const MAX_SWEEP_BARS = 2_000_000_000;
const DEFAULT_TRIALS = 100;
const MAX_SEED = 2 ** 32 - 1;

export async function requestSweep(
  ctx: TenantContext,
  deps: ResearchDeps,
  input: RequestSweepInput,
): Promise<ResearchOutcome<{ readonly run: ResearchRunView }>> {
  const refused = refuseCommand(ctx, input.idempotencyKey);
  if (refused !== null) return refused;
  const { strategies } = deps;
  const { shared } = deps.db;
  const checked = await checkBacktest({ shared, strategies, alone: false }, input);
  if (!checked.ok) return checked;
  const search = checkSearch(checked.definition, input);
  if (!search.ok) return search;
  const { trials } = search.search;
  if (trials * checked.bars > MAX_SWEEP_BARS) {
    const sentence = `These are ${trials} backtests of ${checked.bars} bars; ask for fewer of either.`;
    return badField('trials', sentence);
  }
  const { idempotencyKey, ...request } = input;
  return storeResearch(ctx, deps, {
    operation: 'requestSweep',
    idempotencyKey,
    request: JSON.parse(JSON.stringify(request)) as JsonValue,
    spec: { ...checked.spec, search: search.search },
    progressTotal: trials,
    rerunOf: null,
  });
}

function checkSearch(
  definition: StrategyDefinition,
  request: SweepRequest,
): ResearchOutcome<{ readonly search: SearchSpec }> {
  const { sampler, objective, space: given = null } = request;
  if (!SAMPLERS.includes(sampler)) return badField('sampler', 'Give grid, random or tpe.');
  if (!objectiveNames().includes(objective)) {
    return badField(
      'objective',
      `There is no such measure; there are ${objectiveNames().join(', ')}.`,
    );
  }
  const seed = request.seed ?? 1;
  if (!Number.isInteger(seed) || seed < 0 || seed > MAX_SEED) {
    return badField('seed', `Give a whole number from 0 to ${MAX_SEED}.`);
  }
  const space = readSpace(definition, given);
  if (!space.ok) {
    return badField(
      space.parameter === '' ? 'space' : `space.${space.parameter}`,
      `${space.error}.`,
    );
  }
  const size = spaceSize(space.space);
  const trials = sampler === 'grid' ? size : (request.trials ?? DEFAULT_TRIALS);
  if (Number.isInteger(trials) && trials >= 1 && trials <= MAX_SWEEP_TRIALS) {
    return { ok: true, search: { sampler, space: space.space, trials, objective, seed } };
  }
  return sampler === 'grid'
    ? badField('space', `A grid has at most ${MAX_SWEEP_TRIALS} combinations; give fewer values.`)
    : badField('trials', `Give a whole number from 1 to ${MAX_SWEEP_TRIALS}.`);
}
