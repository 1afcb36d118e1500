/** What the addresses of the research pages hold after the question mark; anything else is dropped. */
import type { JsonValue } from '@fiducia/sdk';
import { isRecord } from '../format/json.js';
import type { RunsFilter } from '../research/research-queries.js';

type Given = Record<string, unknown>;

const STATUSES: readonly unknown[] = ['WORKING', 'DONE', 'ENDED'];

export const researchSearch = {
  runs: ({ strategy, symbol, status }: Given): RunsFilter => ({
    ...(typeof strategy === 'string' && { strategy }),
    ...(typeof symbol === 'string' && { symbol }),
    ...(STATUSES.includes(status) && { status: status as NonNullable<RunsFilter['status']> }),
  }),

  /** `like`: the run to begin from; `parameters`: those to set in it, e.g. a trial's. */
  newRun: ({ like, parameters }: Given): { like?: string; parameters?: JsonValue } => ({
    ...(typeof like === 'string' && { like }),
    ...(isRecord(parameters) && { parameters: parameters as JsonValue }),
  }),

  compare: ({ runs }: Given): { runs?: string } => (typeof runs === 'string' ? { runs } : {}),
};
