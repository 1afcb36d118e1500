/** How far the replay has published a series. */
import type { SharedDatabase } from '@fiducia/tenants';

const PUBLISHED = `
  select published_at as until from market_replay where id = 'main' and $1 = any(series_ids)`;

/** Stamp in milliseconds; null when nothing of it is published. */
export async function publishedUntil(
  shared: SharedDatabase,
  series: string,
): Promise<number | null> {
  const { rows } = await shared.query<{ until: Date | null }>(PUBLISHED, [series]);
  return rows[0]?.until?.getTime() ?? null;
}
