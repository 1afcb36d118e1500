/** Keys of the partner's programs and of venues, as the pages read them. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

export const API_KEYS_KEY = ['api-keys'] as const;
const PAGE_SIZE = 50;

export const apiKeysQuery = infiniteQueryOptions({
  queryKey: API_KEYS_KEY,
  queryFn: ({ signal, pageParam }) =>
    client.apiKeys.list({ first: PAGE_SIZE, after: pageParam, signal }).page(),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ pageInfo }) =>
    pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  staleTime: 10_000,
});

export interface KeyPlace {
  /** `ALL`, or the id of a client or an account. */
  readonly value: string;
  readonly label: string;
}

/** More clients and accounts than this are given keys by a program. */
const MOST_PLACES = 500;

/** Where a key may act: each client and each account that the viewer sees. */
export const keyPlacesQuery = queryOptions({
  queryKey: ['api-keys', 'places'],
  queryFn: async ({ signal }): Promise<readonly KeyPlace[]> => {
    const accounts = await client.accounts
      .list({ first: 100, limit: MOST_PLACES, signal })
      .toArray();
    const clients = new Map(accounts.map((account) => [account.client.id, account.client.name]));
    return [
      ...[...clients].map(([value, label]) => ({ value, label })),
      ...accounts.map(({ id, name, client: owner }) => ({
        value: id,
        label: `${owner.name} · ${name}`,
      })),
    ];
  },
  staleTime: 60_000,
});

export function venueKeysKey(accountId: string) {
  return ['venue-keys', accountId] as const;
}

export const venueKeysQuery = (accountId: string) =>
  queryOptions({
    queryKey: venueKeysKey(accountId),
    queryFn: ({ signal }) => client.venueCredentials.list(accountId, { signal }),
    staleTime: 10_000,
  });
