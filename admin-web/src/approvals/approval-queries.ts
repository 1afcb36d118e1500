/** Requests that wait for a second person, and what became of others, as the pages read them. */
import type { Approval, ApprovalPolicy } from '@fiducia/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

export const APPROVALS_KEY = ['approvals'] as const;
/** More that wait than this are decided page by page: the oldest come into sight then. */
const MOST_WAITING = 100;
const PAGE_SIZE = 20;

export const waitingQuery = queryOptions({
  queryKey: [...APPROVALS_KEY, 'waiting'],
  queryFn: async ({ signal }): Promise<readonly Approval[]> =>
    (await client.approvals.list({ status: 'PENDING', first: MOST_WAITING, signal }).page()).nodes,
  staleTime: 10_000,
});

export const pastQuery = infiniteQueryOptions({
  queryKey: [...APPROVALS_KEY, 'past'],
  queryFn: ({ signal, pageParam }) =>
    client.approvals.list({ first: PAGE_SIZE, after: pageParam, signal }).page(),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ pageInfo }) =>
    pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  staleTime: 10_000,
});

/** What waits about one account, as far as the viewer may see it. */
export const accountWaitingQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...APPROVALS_KEY, 'account', accountId],
    queryFn: async ({ signal }): Promise<readonly Approval[]> =>
      (await client.approvals.list({ status: 'PENDING', accountId, first: 10, signal }).page())
        .nodes,
    staleTime: 10_000,
  });

/** Below the key of requests: a granted one may have changed them. */
export const policiesQuery = queryOptions({
  queryKey: [...APPROVALS_KEY, 'policies'],
  queryFn: ({ signal }): Promise<readonly ApprovalPolicy[]> =>
    client.approvals.policies({ signal }),
  staleTime: 60_000,
});
