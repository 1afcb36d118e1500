/** What an account's page reads. Keys begin with the account, so that it can be read again as one. */
import type { OrderStatus } from '@fiducia/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';
import { fillsOfRun } from './fills-of-run.js';

const PAGE_SIZE = 50;
/** More points than pixels across draw nothing more. */
const CURVE_POINTS = 1_000;
/** The newest fills: as many as the bars of the chart can carry. */
const FILLS_MARKED = 400;

export const accountQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['account', accountId, 'detail'],
    queryFn: ({ signal }) => client.accounts.get(accountId, { signal }),
  });

/** How far back the curve goes: so many newest bars, or the whole run. */
export const CURVE_RANGES = { QUARTER: 63, YEAR: 252, RUN: null } as const;
export type CurveRange = keyof typeof CURVE_RANGES;

/** By run: a replay that starts over begins a new curve. */
export const equityCurveQuery = (accountId: string, run: number, range: CurveRange) =>
  queryOptions({
    queryKey: ['account', accountId, 'curve', run, range],
    queryFn: ({ signal }) => {
      const last = CURVE_RANGES[range];
      const extent = last === null ? { maxPoints: CURVE_POINTS } : { last };
      return client.accounts.equityCurve(accountId, { ...extent, signal });
    },
    // The chart goes on by itself from live events; a page opened again reads anew.
    staleTime: Infinity,
    gcTime: 0,
  });

/** `marketTime`: how far the account has come in this run, or null before its first bar. */
export const fillsQuery = (accountId: string, run: number, marketTime: string | null) =>
  queryOptions({
    queryKey: ['account', accountId, 'fills', run],
    queryFn: async ({ signal }) =>
      fillsOfRun(
        await client.accounts
          .fills(accountId, { first: 200, limit: FILLS_MARKED, signal })
          .toArray(),
        marketTime,
      ),
    staleTime: Infinity,
    gcTime: 0,
  });

export type OrderFilter = 'ALL' | 'OPEN' | 'FILLED' | 'ENDED';

export const ORDER_FILTERS: Readonly<Record<OrderFilter, readonly OrderStatus[] | undefined>> = {
  ALL: undefined,
  OPEN: [
    'INITIALIZED',
    'HELD',
    'SUBMITTED',
    'ACCEPTED',
    'PARTIALLY_FILLED',
    'PENDING_CANCEL',
    'UNKNOWN',
  ],
  FILLED: ['FILLED'],
  ENDED: ['DENIED', 'REJECTED', 'CANCELED', 'EXPIRED'],
};

export const ordersQuery = (accountId: string, filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'orders', filter],
    queryFn: ({ signal, pageParam }) =>
      client.orders
        .list(accountId, {
          first: PAGE_SIZE,
          after: pageParam,
          status: ORDER_FILTERS[filter],
          signal,
        })
        .page(),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) =>
      pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  });

const ACTIONS_PAGE_SIZE = 20;

/** By run: a replay that starts over has them once more. */
export const actionsQuery = (accountId: string, run: number) =>
  infiniteQueryOptions({
    queryKey: ['account', accountId, 'corporate-actions', run],
    queryFn: ({ signal, pageParam }) =>
      client.accounts
        .corporateActions(accountId, { first: ACTIONS_PAGE_SIZE, after: pageParam, signal })
        .page(),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) =>
      pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  });

export const strategiesQuery = queryOptions({
  queryKey: ['strategies'],
  queryFn: ({ signal }) => client.strategies.list({ signal }),
  staleTime: Infinity,
});
