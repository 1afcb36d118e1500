/** Follows every research run while a research page is open: bars move, ended runs show figures. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../data/client.js';
import { readStream } from '../live/read-stream.js';
import { throttle } from '../live/throttle.js';
import { viewerQuery } from '../session/session-queries.js';
import { applyRun } from './apply-run.js';
import { LIMITS_KEY, RUNS_KEY } from './research-keys.js';

/** New runs of others appear within this time; many at once are one reading. */
const READ_LIST_EVERY_MS = 1_000;

export function useResearchUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const readListAgain = throttle(READ_LIST_EVERY_MS, () => {
      void queryClient.invalidateQueries({ queryKey: RUNS_KEY });
      void queryClient.invalidateQueries({ queryKey: LIMITS_KEY });
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
