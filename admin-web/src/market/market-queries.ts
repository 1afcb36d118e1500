/** What the market feed is doing: read once, then kept by its live stream. */
import { queryOptions } from '@tanstack/react-query';
import { client } from '../data/client.js';

export const marketQuery = queryOptions({
  queryKey: ['market'],
  queryFn: ({ signal }) => client.market.status({ signal }),
  staleTime: Infinity,
});

/** As many bars as a screen can tell apart; older ones are in the engine, not in the page. */
const CANDLES_SHOWN = 400;

/** In today's shares: a split is no fall of the price. The last close is what was traded. */
export const candlesQuery = (symbol: string, run: number) =>
  queryOptions({
    queryKey: ['candles', symbol, run],
    queryFn: ({ signal }) =>
      client.market.candles(symbol, { last: CANDLES_SHOWN, adjusted: true, signal }),
    // The chart appends live bars itself; reading again would throw its place away.
    staleTime: Infinity,
    gcTime: 0,
  });
