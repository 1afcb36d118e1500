/** Everything the overview shows, in one request per hundred accounts. */
import { queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { TRAIL_POINTS } from '../live/equity-trail.js';
import { overviewDocument } from './overview-document.js';
import type { OverviewAccount, OverviewPage, OverviewVariables } from './overview-document.js';

/** With its curve and deployments a page of these stays below the server's bound per query. */
const PAGE_SIZE = 100;
/** Beyond this a browser's table is the wrong tool. */
const MOST_ACCOUNTS = 1_000;

export const overviewQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => readAllAccounts(signal),
  // What is known is shown at once; its sparklines end where one left the page, so it is read anew.
  refetchOnMount: 'always',
});

async function readAllAccounts(signal: AbortSignal): Promise<readonly OverviewAccount[]> {
  const accounts: OverviewAccount[] = [];
  let after: string | null = null;
  do {
    const variables: OverviewVariables = { first: PAGE_SIZE, after, trail: TRAIL_POINTS };
    const page: OverviewPage = await client.request(overviewDocument, variables, { signal });
    accounts.push(...page.accounts.nodes);
    after = page.accounts.pageInfo.hasNextPage ? page.accounts.pageInfo.endCursor : null;
  } while (after !== null && accounts.length < MOST_ACCOUNTS);
  return accounts;
}
