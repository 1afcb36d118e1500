/** Follows every research run while a research page is open: bars move, ended runs show figures. */
import type { ResearchRun } from '@fiducia/sdk';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../data/client.js';
import { readStream } from '../live/read-stream.js';
import { throttle } from '../live/throttle.js';
import { viewerQuery } from '../session/session-queries.js';
import { runQuery } from './research-queries.js';
import { newerOf } from './run-state.js';

interface RunsPage {
  readonly nodes: readonly ResearchRun[];
}

/** New runs of others appear within this time; many at once are one reading. */
const READ_LIST_EVERY_MS = 1_000;

export function useResearchUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const readListAgain = throttle(READ_LIST_EVERY_MS, () => {
      void queryClient.invalidateQueries({ queryKey: ['research', 'runs'] });
    });
    return readStream({
      open: (signal) => client.research.updates(undefined, { signal }),
      handle: (run) => {
        if (!applyRun(queryClient, run)) readListAgain();
      },
      onSessionEnded: () => {
        void queryClient.invalidateQueries({ queryKey: viewerQuery.queryKey });
      },
    });
  }, [queryClient]);
}

/** False when a list that is held does not know the run in this state. */
export function applyRun(queryClient: QueryClient, run: ResearchRun): boolean {
  const one = runQuery(run.id).queryKey;
  queryClient.setQueryData<ResearchRun>(one, (known) => (known ? newerOf(known, run) : run));
  let isKnown = true;
  for (const [queryKey, data] of runLists(queryClient)) {
    const before = data?.pages.flatMap(({ nodes }) => nodes).find(({ id }) => id === run.id);
    if (before?.status !== run.status) isKnown = false;
    if (!data || before === undefined) continue;
    const pages = data.pages.map((page) => ({
      ...page,
      nodes: page.nodes.map((node) => (node.id === run.id ? newerOf(node, run) : node)),
    }));
    queryClient.setQueryData(queryKey, { ...data, pages });
  }
  return isKnown;
}

function runLists(queryClient: QueryClient) {
  return queryClient.getQueriesData<InfiniteData<RunsPage>>({ queryKey: ['research', 'runs'] });
}
