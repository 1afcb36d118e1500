/** What the research pages read. All keys begin with `research`, so that a change finds them. */
import type { ResearchRun, ResearchStatus } from '@fiducia/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { LIMITS_KEY, RUNS_KEY, runKey } from './research-keys.js';
import { isUnfinished } from './run-state.js';

const PAGE_SIZE = 25;
const TRADES_PAGE_SIZE = 50;
/** Changes come by the live stream; should it be silent, a run at work is looked at this often. */
const LOOK_EVERY_MS = 3_000;

/** What can be researched; grows only when somebody records more bars. */
export const seriesQuery = queryOptions({
  queryKey: ['research', 'series'],
  queryFn: ({ signal }) => client.research.series({ signal }),
  staleTime: 60_000,
});

/** What is left changes with every request, also those of colleagues. */
export const limitsQuery = queryOptions({
  queryKey: LIMITS_KEY,
  queryFn: ({ signal }) => client.research.limits({ signal }),
  staleTime: 10_000,
});

export interface RunsFilter {
  readonly strategy?: string;
  readonly symbol?: string;
  readonly status?: RunsStatus;
}

export const RUNS_STATUSES = {
  WORKING: ['QUEUED', 'RUNNING'],
  DONE: ['DONE'],
  ENDED: ['FAILED', 'CANCELED'],
} as const satisfies Record<string, readonly ResearchStatus[]>;
export type RunsStatus = keyof typeof RUNS_STATUSES;

export const runsQuery = ({ strategy, symbol, status }: RunsFilter) =>
  infiniteQueryOptions({
    queryKey: [...RUNS_KEY, { strategy, symbol, status }],
    queryFn: ({ signal, pageParam }) =>
      client.research
        .list({
          first: PAGE_SIZE,
          after: pageParam,
          strategy,
          symbol,
          status: status === undefined ? undefined : RUNS_STATUSES[status],
          signal,
        })
        .page(),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) =>
      pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
    refetchInterval: ({ state: { data } }) => {
      const isAnyAtWork = data?.pages.some(({ nodes }) => nodes.some(isUnfinished)) ?? false;
      return isAnyAtWork && LOOK_EVERY_MS;
    },
  });

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: runKey(runId),
    queryFn: ({ signal }): Promise<ResearchRun> => client.research.get(runId, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isUnfinished(data) && LOOK_EVERY_MS,
  });

/** Round trips of a run that is done: they never change. */
export const tradesQuery = (runId: string) =>
  infiniteQueryOptions({
    queryKey: ['research', 'trades', runId],
    queryFn: ({ signal, pageParam }) =>
      client.research.trades(runId, { first: TRADES_PAGE_SIZE, after: pageParam, signal }).page(),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) =>
      pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
    staleTime: Infinity,
  });

/** Everything that the page shows of a backtest that is done. */
export const tearSheetQuery = (runId: string) =>
  queryOptions({
    queryKey: ['research', 'tear-sheet', runId],
    queryFn: ({ signal }) => client.research.tearSheet(runId, { signal }),
    staleTime: Infinity,
  });

const TRIALS_PAGE_SIZE = 25;

/** The best first; `isLive`: the search is at work, and what it has tried so far grows. */
export const bestTrialsQuery = (runId: string, isLive: boolean) =>
  infiniteQueryOptions({
    queryKey: ['research', 'best-trials', runId, isLive],
    queryFn: ({ signal, pageParam }) =>
      client.research
        .trials(runId, { bestFirst: true, first: TRIALS_PAGE_SIZE, after: pageParam, signal })
        .page(),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) =>
      pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: isLive && LOOK_EVERY_MS,
  });

export const heatMapQuery = (runId: string, x: string, y: string, isLive: boolean) =>
  queryOptions({
    queryKey: ['research', 'heat-map', runId, x, y, isLive],
    queryFn: ({ signal }) => client.research.heatMap(runId, { x, y }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: isLive && LOOK_EVERY_MS,
  });

const MOST_TRIALS_READ = 5_000;

/** One trial by its number; asked for only when it is opened. */
export const trialQuery = (runId: string, number: number) =>
  queryOptions({
    queryKey: ['research', 'trial', runId, number],
    queryFn: async ({ signal }) => {
      const trials = client.research.trials(runId, { first: 200, limit: MOST_TRIALS_READ, signal });
      for await (const trial of trials) if (trial.number === number) return trial;
      return null;
    },
    staleTime: Infinity,
  });
