/** What the addresses of the research pages hold after the question mark; anything else is dropped. */
import type { RunsFilter } from '../research/research-queries.js';

type Given = Record<string, unknown>;

const STATUSES: readonly unknown[] = ['WORKING', 'DONE', 'ENDED'];

export const researchSearch = {
  runs: ({ strategy, symbol, status }: Given): RunsFilter => ({
    ...(typeof strategy === 'string' && { strategy }),
    ...(typeof symbol === 'string' && { symbol }),
    ...(STATUSES.includes(status) && { status: status as NonNullable<RunsFilter['status']> }),
  }),

  /** `like`: the run to begin from; `trial`: of a search, the number of the trial to run alone. */
  newRun: ({ like, trial }: Given): { like?: string; trial?: number } => ({
    ...(typeof like === 'string' && { like }),
    ...(typeof trial === 'number' && Number.isInteger(trial) && { trial }),
  }),

  compare: ({ runs }: Given): { runs?: string } => (typeof runs === 'string' ? { runs } : {}),
};
