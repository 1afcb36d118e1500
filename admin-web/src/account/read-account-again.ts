/** Marks what was read of accounts as old, so that what is on the screen is read again. */
import type { QueryClient } from '@tanstack/react-query';

/** Drawn on from live events: reading them again would throw the reader's place in the chart away. */
const FED_LIVE = ['curve', 'fills'];

export function readAccountAgain(queryClient: QueryClient, accountId: string): void {
  void queryClient.invalidateQueries({
    queryKey: ['account', accountId],
    predicate: ({ queryKey }) => !FED_LIVE.includes(String(queryKey[2])),
  });
}

/** After something a person did: the list, the accounts and the log. */
export function readAccountsAgain(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [root, , part] }) =>
      ['accounts', 'account', 'audit'].includes(String(root)) && !FED_LIVE.includes(String(part)),
  });
}
