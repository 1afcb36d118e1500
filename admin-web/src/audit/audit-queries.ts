/** Pages of the audit log, newest first, one entry of it, and how it stands. */
import type { AuditListOptions } from '@fiducia/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

const PAGE_SIZE = 50;
const STATUS_MS = 15_000;

export type AuditScope = Omit<AuditListOptions, 'first' | 'after' | 'signal' | 'limit'>;

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

/** Null when there is none, or none that the viewer may read. */
export const auditEntryQuery = (entryId: string) =>
  queryOptions({
    queryKey: ['audit-entry', entryId],
    queryFn: async ({ signal }) => {
      const [entry] = await client.audit.list({ entryId, first: 1, limit: 1, signal }).toArray();
      return entry ?? null;
    },
  });

export const auditStatusQuery = queryOptions({
  queryKey: ['audit-status'],
  queryFn: ({ signal }) => client.audit.status({ signal }),
  refetchInterval: STATUS_MS,
});
