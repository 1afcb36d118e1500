/** What happens when a session ends in the middle of work: sign in again, then back to the page. */
import type { QueryClient } from '@tanstack/react-query';
import { liveFigures } from '../live/live-figures.js';
import { storeSessionHint } from '../session/session-hint.js';
import { viewerQuery } from '../session/session-queries.js';
import type { PortalRouter } from './router.js';

/** Nothing of the old session stays in the page: the next person may be another. */
export function leadToSignIn(queryClient: QueryClient, router: PortalRouter): void {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  const wasSignedIn = queryClient.getQueryData(viewerQuery.queryKey) !== undefined;
  if (!wasSignedIn) return;
  storeSessionHint(localStorage, false);
  liveFigures.clear();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'branding' });
  void router.navigate({ to: '/sign-in', search: { next: href, expired: true } });
}
