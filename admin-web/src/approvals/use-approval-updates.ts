/** Follows requests under four eyes while somebody is signed in: lists, badge and accounts. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readAccountsAgain } from '../account/read-account-again.js';
import { client } from '../data/client.js';
import { readStream } from '../live/read-stream.js';
import { throttle } from '../live/throttle.js';
import { APPROVALS_KEY } from './approval-queries.js';

/** Many that change at once are one reading. */
const READ_EVERY_MS = 500;

export function useApprovalUpdates(onSessionEnded: () => void): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const readAgain = throttle(READ_EVERY_MS, () => {
      void queryClient.invalidateQueries({ queryKey: APPROVALS_KEY });
    });
    return readStream({
      open: (signal) => client.approvals.updates({ signal }),
      handle: ({ status, accountId }) => {
        readAgain();
        if (status === 'APPROVED' && accountId !== null) readAccountsAgain(queryClient);
      },
      onSessionEnded,
    });
  }, [queryClient, onSessionEnded]);
}
