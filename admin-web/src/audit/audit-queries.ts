/** Pages of the audit log, newest first. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

const PAGE_SIZE = 50;

export interface AuditScope {
  readonly accountId?: string;
  readonly resourceType?: string;
}

export const auditQuery = (scope: AuditScope) =>
  infiniteQueryOptions({
    queryKey: ['audit', scope],
    queryFn: ({ signal, pageParam }) =>
      client.audit.list({ ...scope, first: PAGE_SIZE, after: pageParam, signal }).page(),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) =>
      pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
    staleTime: 10_000,
  });
