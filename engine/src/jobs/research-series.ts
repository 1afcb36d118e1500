/** What can be researched: the recorded series, and the bars of a period for a chart. */
import type { Database } from '@fiducia/tenants';

export interface ResearchSeriesView {
  readonly symbol: string;
  readonly timeframe: string;
  /** Where the bars come from, for people. */
  readonly source: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly barCount: number;
  /** SHA-256 over the contents of all bars, hex. */
  readonly contentHash: string;
}

const SERIES = `
  select s.symbol, s.timeframe, s.source, s.first_at as "firstAt", s.last_at as "lastAt",
    s.bar_count as "barCount", encode(s.content_hash, 'hex') as "contentHash"
  from series s join instrument i on i.symbol = s.symbol and i.timeframe = s.timeframe
  order by s.symbol limit 1000`;

export async function researchSeries(deps: {
  readonly db: Database;
}): Promise<readonly ResearchSeriesView[]> {
  return (await deps.db.shared.query<ResearchSeriesView>(SERIES)).rows;
}
