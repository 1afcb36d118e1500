/** Which measures are gains: their sign is always shown, and their colour repeats it. */

const GAINS: ReadonlySet<string> = new Set([
  'totalReturn',
  'cagr',
  'geometricMean',
  'averageReturn',
  'alpha',
  'averageTrade',
  'bestTrade',
  'worstTrade',
  'bestPeriod',
  'worstPeriod',
]);

export function isGain(key: string): boolean {
  return GAINS.has(key);
}
