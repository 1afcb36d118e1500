/** Signs in; the cookie that comes back is the session. */
import { useMutation } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { storeSessionHint } from './session-hint.js';
import { viewerQuery } from './session-queries.js';

export function useSignIn(queryClient: QueryClient, onSignedIn: () => void) {
  return useMutation({
    mutationFn: (input: { email: string; password: string }) => client.signIn(input),
    onSuccess: ({ viewer }) => {
      queryClient.setQueryData(viewerQuery.queryKey, viewer);
      storeSessionHint(localStorage, true);
      onSignedIn();
    },
  });
}
