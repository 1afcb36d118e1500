/** The catalogue of indicators, and the values of those on a chart. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../../data/client.js';
import type { ChosenIndicator } from './chosen-indicators.js';

/** Only what can be computed of recorded bars. */
export const catalogueQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: async ({ signal }) => {
    const all = await client.market.indicators({ signal });
    return all.filter(({ ofBars }) => ofBars);
  },
  staleTime: Infinity,
});

export interface ShownPeriod {
  /** Whether the bars beside them are in the shares of the last one. */
  readonly adjusted: boolean;
  readonly from: string;
  readonly to: string;
}

export const indicatorValuesQuery = (
  symbol: string,
  period: ShownPeriod | null,
  specs: readonly ChosenIndicator[],
) =>
  queryOptions({
    queryKey: ['indicator-values', symbol, period, specs],
    queryFn: ({ signal }) => {
      if (period === null) throw new Error('Without bars there is nothing to ask for.');
      return client.market.indicatorValues(symbol, { ...period, specs }, { signal });
    },
    enabled: period !== null && specs.length > 0,
    // Recorded bars do not change; the lines of the last period stay until the next ones are there.
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
