/** A finished search as the JSON document that scripts read. */
import type {
  DoneTrial,
  Figures,
  GoodTrial,
  Judgement,
  ParameterValues,
  ReferenceStats,
  SearchSpec,
  SweptTrials,
} from '@fiducia/engine/simulation';

import type { ThreadTrial } from '../../research/thread.js';

export interface DescribedTrial {
  readonly number: number;
  readonly params: ParameterValues;
  /** null where the strategy stopped with an error, or the fill model is not the reference. */
  readonly stats: ReferenceStats | null;
  readonly measures: Figures | null;
  /** Why there are no figures. */
  readonly error: string | null;
}

export interface SweepDocument {
  readonly id: string;
  readonly objective: string;
  readonly trials: readonly DescribedTrial[];
  /** Combinations that the strategy refused, by its sentence. */
  readonly skipped: number;
  readonly skippedBecause: Readonly<Record<string, number>>;
  readonly best:
    (DescribedTrial & { readonly caveats: Readonly<Record<string, readonly string[]>> }) | null;
  readonly deflatedSharpe: number | null;
  readonly effectiveTrials: number | null;
  /** Trials of the strategy on overlapping data, these and earlier ones. */
  readonly countedTrials: number;
  readonly pbo: number | null;
  readonly seconds: number;
  readonly backtestsPerSecond: number;
}

export interface SweepToDescribe {
  readonly id: string;
  readonly search: SearchSpec;
  readonly swept: SweptTrials;
  readonly best: GoodTrial | null;
  readonly judgement: Judgement | null;
  readonly earlier: number;
  readonly seconds: number;
}

export function describeSweep(sweep: SweepToDescribe): SweepDocument {
  const { id, search, swept, best, judgement, earlier, seconds } = sweep;
  const { trials, skipped, skippedBecause } = swept;
  const good = trials.filter(({ result }) => result.ok).length;
  return {
    id,
    objective: search.objective,
    trials: trials.map((trial) => describeTrial(trial)),
    skipped,
    skippedBecause,
    best:
      best === null || judgement === null
        ? null
        : {
            ...describeTrial(best),
            measures: judgement.measures,
            caveats: judgement.caveats,
          },
    deflatedSharpe: judgement?.deflatedSharpe ?? null,
    effectiveTrials: judgement?.effectiveTrials ?? null,
    countedTrials: good + earlier,
    pbo: judgement?.pbo ?? null,
    seconds,
    backtestsPerSecond: trials.length / Math.max(seconds, 1e-9),
  };
}

function describeTrial({ number, parameters, result }: DoneTrial): DescribedTrial {
  if (!result.ok) {
    return { number, params: parameters, stats: null, measures: null, error: result.sentence };
  }
  const stats = (result as ThreadTrial).stats ?? null;
  return { number, params: parameters, stats, measures: result.measures, error: null };
}
