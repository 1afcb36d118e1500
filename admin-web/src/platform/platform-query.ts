/** Reads the partners for the platform's operator, again and again while the page is open. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

const PAGE_SIZE = 50;
const REFRESH_MS = 10_000;

export const partnersQuery = infiniteQueryOptions({
  queryKey: ['partners'],
  queryFn: ({ signal, pageParam }) =>
    client.platform.partners({ first: PAGE_SIZE, after: pageParam, signal }).page(),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ pageInfo }) =>
    pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  refetchInterval: REFRESH_MS,
});
