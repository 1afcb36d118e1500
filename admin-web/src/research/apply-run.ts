/** Brings a newer reading of a run to every place of the cache that holds it. */
import type { ResearchRun } from '@fiducia/sdk';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { RUNS_KEY, runKey } from './research-keys.js';
import { newerOf } from './run-state.js';

interface RunsPage {
  readonly nodes: readonly ResearchRun[];
}

/** False when a list that is held does not know the run in this state. */
export function applyRun(queryClient: QueryClient, run: ResearchRun): boolean {
  queryClient.setQueryData<ResearchRun>(runKey(run.id), (known) =>
    known ? newerOf(known, run) : run,
  );
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
  return queryClient.getQueriesData<InfiniteData<RunsPage>>({ queryKey: RUNS_KEY });
}
