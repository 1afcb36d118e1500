/** The cache of everything read from the server, and the one place that sees a session end. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { codeOf } from '../errors/describe-error.js';

/** Live updates keep figures fresh; reading again is for what they do not carry. */
const STALE_AFTER_MS = 30_000;

export function createQueryClient(onSessionEnded: () => void): QueryClient {
  const watch = (error: unknown): void => {
    if (codeOf(error) === 'UNAUTHENTICATED') onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      // The SDK repeats what is safe to repeat; twice would multiply a broken server's load.
      queries: { staleTime: STALE_AFTER_MS, retry: false, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
