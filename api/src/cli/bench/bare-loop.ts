/** The limit that the engine is measured against: the strategy alone, on typed arrays, no account. */
import type { FileBars } from '@fiducia/engine/simulation';

const COMMISSION = 0.00001;

/** Moving-average cross, all-in both ways, filled at the next open with fees. Returns its trades. */
export function bareLoop({ open, close, length }: FileBars, fast: number, slow: number): number {
  const equity = new Float64Array(length);
  let fastSum = 0;
  let slowSum = 0;
  let before = 0;
  let wanted = 0;
  let units = 0;
  let cash = 1_000_000;
  let trades = 0;
  for (let i = 0; i < length; i += 1) {
    const price = open[i] as number;
    if (wanted !== 0) {
      cash += units * price - Math.abs(units * price) * COMMISSION;
      if (units !== 0) trades += 1;
      units = wanted * Math.floor(cash / (price * (1 + COMMISSION)));
      cash -= units * price + Math.abs(units * price) * COMMISSION;
      wanted = 0;
    }
    const last = close[i] as number;
    fastSum += last;
    slowSum += last;
    if (i >= fast) fastSum -= close[i - fast] as number;
    if (i >= slow) slowSum -= close[i - slow] as number;
    if (i >= slow - 1) {
      const difference = fastSum / fast - slowSum / slow;
      if (before < 0 && difference > 0) wanted = 1;
      else if (before > 0 && difference < 0) wanted = -1;
      before = difference;
    }
    equity[i] = cash + units * last;
  }
  return trades;
}
