/** The best trial of a search, and the trials in the order in which they are judged beside it. */
import { scoreOf } from './objectives.js';
import type { ObjectiveName } from './objectives.js';
import type { DoneTrial } from './run-sweep.js';
import type { TrialFigures } from './trials.js';

export type GoodTrial = DoneTrial & { readonly result: TrialFigures & { readonly ok: true } };

export function isGood(trial: DoneTrial): trial is GoodTrial {
  return trial.result.ok;
}

/** Of equals the first; null when no trial has a value. */
export function bestTrial(
  trials: readonly DoneTrial[],
  objective: ObjectiveName,
): GoodTrial | null {
  let best: GoodTrial | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const trial of trials) {
    if (!isGood(trial)) continue;
    const score = scoreOf(objective, trial.result.objective);
    if (score <= highest) continue;
    best = trial;
    highest = score;
  }
  return best;
}

/** The best first, then the others evenly spread, so that any number of them stands for all. */
export function judgedTrials(
  trials: readonly DoneTrial[],
  best: GoodTrial,
  most: number,
): readonly GoodTrial[] {
  const others = trials.filter(isGood).filter((trial) => trial !== best);
  const stride = Math.max(1, Math.ceil(others.length / Math.max(1, most - 1)));
  return [best, ...others.filter((_, index) => index % stride === 0)];
}
