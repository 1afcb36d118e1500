/** BETA: the slope of the second series’ returns upon the first’s, over the last n returns. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingCoMoments } from '../rolling-co-moments.js';
import { isNearZero } from '../near-zero.js';

export class Beta extends StreamBase {
  private readonly moments: RollingCoMoments;
  private previousX = Number.NaN;
  private previousY = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.moments = new RollingCoMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(x: number, y: number): number {
    const { moments, previousX, previousY } = this;
    this.previousX = x;
    this.previousY = y;
    if (Number.isNaN(previousX)) return Number.NaN;
    moments.update(change(x, previousX), change(y, previousY));
    if (!moments.full) return Number.NaN;
    const { spreadX } = moments;
    // Returns that differ by rounding alone have no slope; TA-Lib's limit.
    const flat = isNearZero(this.timePeriod * spreadX);
    return (this.value = flat ? 0 : moments.commonSpread / spreadX);
  }
}

/** From nothing there is no rate; TA-Lib calls it 0. */
function change(now: number, before: number): number {
  return isNearZero(before) ? 0 : (now - before) / before;
}

export const beta = defineIndicator({
  fn: 'BETA',
  title: 'Beta',
  description:
    'Slope of the second series’ returns upon the first’s over n returns; 0 where the first is flat.',
  group: 'statistics',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 5, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Beta(timePeriod),
});
