/** Who is signed in, and whose portal this is. */
import { queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

export const viewerQuery = queryOptions({
  queryKey: ['viewer'],
  queryFn: ({ signal }) => client.viewer({ signal }),
  staleTime: 60_000,
});

/** By the host in the address bar; the only thing the server tells before sign-in. */
export const brandingQuery = queryOptions({
  queryKey: ['branding', window.location.host],
  queryFn: ({ signal }) => client.branding({ host: window.location.host }, { signal }),
  staleTime: Infinity,
});
