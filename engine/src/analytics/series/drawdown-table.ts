/** Stretches under water, deepest first: when they began, were deepest, and ended. */
import { drawdownsOf } from '../measures/drawdown.js';
import { quantileOf } from '../statistics/quantile.js';

export interface DrawdownStretch {
  /** First return below the high. */
  readonly start: number;
  /** Deepest return. */
  readonly valley: number;
  /** Last return below the high; of a stretch that goes on, the last return there is. */
  readonly end: number;
  readonly recovered: boolean;
  /** Calendar days from start to end, both counted. */
  readonly days: number;
  /** As a fraction: 0 or below. */
  readonly depth: number;
  /** Deepest when the worst hundredth of the stretch is left out. */
  readonly depthWithoutOutliers: number | null;
}

const DAY_MS = 86_400_000;

/** `start`, `valley` and `end` are rows of the returns. */
export function drawdownTable(
  returns: ArrayLike<number>,
  labels: ArrayLike<number>,
  most = Number.POSITIVE_INFINITY,
): readonly DrawdownStretch[] {
  const drawdowns = drawdownsOf(returns);
  const stretches: DrawdownStretch[] = [];
  let start = -1;
  for (let i = 0; i <= drawdowns.length; i += 1) {
    const under = i < drawdowns.length && (drawdowns[i] as number) < 0;
    if (under && start < 0) start = i;
    if (under || start < 0) continue;
    stretches.push(describe(drawdowns, labels, [start, i - 1]));
    start = -1;
  }
  return stretches.sort((a, b) => a.depth - b.depth).slice(0, most);
}

function describe(
  drawdowns: Float64Array,
  labels: ArrayLike<number>,
  [start, end]: readonly [number, number],
): DrawdownStretch {
  const stretch = drawdowns.subarray(start, end + 1);
  let valley = 0;
  stretch.forEach((value, i) => {
    if (value < (stretch[valley] as number)) valley = i;
  });
  const limit = quantileOf(stretch, 0.01);
  const ordinary = stretch.filter((value) => value > limit);
  const days = Math.floor(((labels[end] as number) - (labels[start] as number)) / DAY_MS) + 1;
  return {
    start,
    valley: start + valley,
    end,
    recovered: end < drawdowns.length - 1,
    days,
    depth: stretch[valley] as number,
    depthWithoutOutliers: ordinary.length === 0 ? null : ordinary.reduce((a, b) => Math.min(a, b)),
  };
}
