/** One's own sessions and second factor. */
import { queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

export const sessionsQuery = queryOptions({
  queryKey: ['security', 'sessions'],
  queryFn: ({ signal }) => client.security.sessions({ signal }),
  staleTime: 0,
});

export const secondFactorQuery = queryOptions({
  queryKey: ['security', 'second-factor'],
  queryFn: ({ signal }) => client.security.secondFactor({ signal }),
  staleTime: 0,
});
