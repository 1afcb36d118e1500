/** How long bars are, and how a length of time is called. */

/** The most common distance between neighbours, so that week-ends and holes do not count. */
export function barLength(labels: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  let common = 0;
  for (let i = 1; i < labels.length; i += 1) {
    const gap = (labels[i] as number) - (labels[i - 1] as number);
    const count = (counts.get(gap) ?? 0) + 1;
    counts.set(gap, count);
    if (count > (counts.get(common) ?? 0)) common = gap;
  }
  return common;
}

const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [7 * 86_400_000, 'week'],
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
];

/** `1 day`, `15 minutes`. */
export function durationName(ms: number): string {
  const [unitMs, name] = UNITS.find(([unit]) => ms >= unit && ms % unit === 0) ?? [1000, 'second'];
  const count = Math.max(1, Math.round(ms / unitMs));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
