/**
 * How often the trial that was best on one half of the history is below the median on the other:
 * combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado and Zhu 2017,
 * "The Probability of Backtest Overfitting").
 */
import { assertThat } from '../../domain/assert.js';

export interface BacktestOverfitting {
  /** Share of the splits in which the chosen trial came out at or below the median: 0 to 1. */
  readonly probability: number;
  /** Share of the splits in which the chosen trial lost money out of sample. */
  readonly probabilityOfLoss: number;
  /** Of each split ln(ω ÷ (1 − ω)), ω the chosen trial's relative rank out of sample. */
  readonly logits: Float64Array;
  readonly splits: number;
}

/** The paper's S: 12,870 splits. Fewer blocks where the history is short. */
const MAX_BLOCKS = 16;
const MIN_BLOCKS = 4;
const MIN_OBSERVATIONS_PER_BLOCK = 2;

/** Sums over each block of each trial: enough for the Sharpe ratio of any union of blocks. */
interface BlockSums {
  readonly blocks: number;
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/**
 * `trials`: the returns of each trial, one row each, over the same observations. null where no
 * figure can be given: fewer than two trials, or fewer than eight observations.
 */
export function probabilityOfBacktestOverfitting(
  trials: readonly ArrayLike<number>[],
  { blocks = MAX_BLOCKS }: { readonly blocks?: number } = {},
): BacktestOverfitting | null {
  const length = trials[0]?.length ?? 0;
  assertThat(
    trials.every((returns) => returns.length === length),
    'the trials must have returns for the same observations',
  );
  assertThat(blocks % 2 === 0 && blocks <= MAX_BLOCKS, 'blocks must be even and at most 16');
  const possible = Math.floor(length / MIN_OBSERVATIONS_PER_BLOCK / 2) * 2;
  const used = Math.min(blocks, possible);
  if (trials.length < 2 || used < MIN_BLOCKS) return null;
  return crossValidate(blockSums(trials, used), trials.length);
}

function blockSums(trials: readonly ArrayLike<number>[], blocks: number): BlockSums {
  const length = trials[0]?.length ?? 0;
  const counts = new Float64Array(blocks);
  const sums = new Float64Array(blocks * trials.length);
  const squares = new Float64Array(blocks * trials.length);
  for (let block = 0; block < blocks; block += 1) {
    const from = Math.floor((block * length) / blocks);
    const to = Math.floor(((block + 1) * length) / blocks);
    counts[block] = to - from;
    trials.forEach((returns, trial) => {
      let sum = 0;
      let square = 0;
      for (let i = from; i < to; i += 1) {
        const value = returns[i] as number;
        sum += value;
        square += value * value;
      }
      sums[block * trials.length + trial] = sum;
      squares[block * trials.length + trial] = square;
    });
  }
  return { blocks, counts, sums, squares };
}

function crossValidate(data: BlockSums, trials: number): BacktestOverfitting {
  const logits: number[] = [];
  const all = (1 << data.blocks) - 1;
  let atOrBelowMedian = 0;
  let losses = 0;
  const inside = new Float64Array(trials);
  const outside = new Float64Array(trials);
  for (let mask = 0; mask <= all; mask += 1) {
    if (bitCount(mask) !== data.blocks / 2) continue;
    sharpesOf(data, mask, inside);
    sharpesOf(data, all ^ mask, outside);
    const chosen = indexOfHighest(inside);
    const rank = relativeRank(outside, chosen);
    logits.push(Math.log(rank / (1 - rank)));
    if (rank <= 0.5) atOrBelowMedian += 1;
    if ((outside[chosen] as number) < 0) losses += 1;
  }
  return {
    probability: atOrBelowMedian / logits.length,
    probabilityOfLoss: losses / logits.length,
    logits: Float64Array.from(logits),
    splits: logits.length,
  };
}

/** Sharpe ratio of each trial over the blocks of the mask; 0 where its returns do not vary. */
function sharpesOf({ blocks, counts, sums, squares }: BlockSums, mask: number, into: Float64Array) {
  const trials = into.length;
  let count = 0;
  for (let block = 0; block < blocks; block += 1) {
    if ((mask >> block) & 1) count += counts[block] as number;
  }
  for (let trial = 0; trial < trials; trial += 1) {
    let sum = 0;
    let square = 0;
    for (let block = 0; block < blocks; block += 1) {
      if (((mask >> block) & 1) === 0) continue;
      sum += sums[block * trials + trial] as number;
      square += squares[block * trials + trial] as number;
    }
    const mean = sum / count;
    const variance = square / count - mean * mean;
    // Below this the variance is rounding: a trial that never traded.
    into[trial] = variance > 1e-14 * (square / count) ? mean / Math.sqrt(variance) : 0;
  }
}

function indexOfHighest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) {
    if ((values[i] as number) > (values[best] as number)) best = i;
  }
  return best;
}

/** Rank ÷ (n + 1), ties in the middle of their places. */
function relativeRank(values: Float64Array, of: number): number {
  const own = values[of] as number;
  let below = 0;
  let equal = 0;
  for (const value of values) {
    if (value < own) below += 1;
    else if (value === own) equal += 1;
  }
  return (below + (equal + 1) / 2) / (values.length + 1);
}

function bitCount(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
