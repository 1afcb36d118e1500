/** Returns compounded over days, ISO weeks, months, quarters or years, all of them UTC. */

export const AGGREGATES = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export interface AggregatedReturn {
  /** Year, and the number of the part within it: ISO week, month or quarter from 1; 0 for a year. */
  readonly year: number;
  readonly part: number;
  /** Time of the last return in it. */
  readonly label: number;
  readonly value: number;
}

const DAY_MS = 86_400_000;

/** In the order of time; parts without a return are left out. */
export function aggregateReturns(
  returns: ArrayLike<number>,
  labels: ArrayLike<number>,
  aggregate: Aggregate,
): readonly AggregatedReturn[] {
  const groups = new Map<string, AggregatedReturn>();
  for (let i = 0; i < returns.length; i += 1) {
    const label = labels[i] as number;
    const [year, part] = partOf(label, aggregate);
    const key = `${year}-${part}`;
    const value = returns[i] as number;
    const before = groups.get(key)?.value ?? 0;
    const grown = Number.isNaN(value) ? before : (1 + before) * (1 + value) - 1;
    groups.set(key, { year, part, label, value: grown });
  }
  return [...groups.values()];
}

function partOf(label: number, aggregate: Aggregate): readonly [year: number, part: number] {
  const date = new Date(label);
  const year = date.getUTCFullYear();
  switch (aggregate) {
    case 'daily':
      return [year, Math.floor(label / DAY_MS)];
    case 'weekly':
      return [year, isoWeek(label)];
    case 'monthly':
      return [year, date.getUTCMonth() + 1];
    case 'quarterly':
      return [year, Math.floor(date.getUTCMonth() / 3) + 1];
    case 'yearly':
      return [year, 0];
  }
}

/** ISO 8601: the week of its Thursday. */
function isoWeek(label: number): number {
  const day = Math.floor(label / DAY_MS);
  const thursday = day + 3 - ((((day + 3) % 7) + 7) % 7);
  const firstDay = Date.UTC(new Date(thursday * DAY_MS).getUTCFullYear(), 0, 1) / DAY_MS;
  return Math.floor((thursday - firstDay) / 7) + 1;
}
