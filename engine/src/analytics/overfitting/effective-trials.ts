/**
 * How many independent ideas are among many trials: trials whose returns move together are one.
 * Average-linkage clustering of correlation distances, cut where the silhouettes are best; in the
 * spirit of López de Prado and Lewis 2019, "Detection of False Investment Strategies Using
 * Unsupervised Learning", without its random starts: the same trials always give the same number.
 */
import { assertThat } from '../../domain/assert.js';
import { averageLinkage, cutTree } from './average-linkage.js';
import { correlationDistances } from './correlation-distances.js';
import { meanSilhouette } from './silhouette.js';

export interface EffectiveTrials {
  readonly count: number;
  /** Of each trial the number of its cluster, from 0. */
  readonly labels: Int32Array;
  /** Mean silhouette of the clusters, −1 to 1; null where trials were not clustered. */
  readonly silhouette: number | null;
}

/** Trials that all correlate at least so much with each other are one idea. */
const ONE_IDEA_DISTANCE = Math.sqrt((1 - 0.9) / 2);
/** Below this mean silhouette there is no structure: every trial counts for itself. */
const WEAKEST_STRUCTURE = 0.1;
/** Cluster numbers that are tried one by one; above it they are tried in steps of a tenth. */
const TRIED_SINGLY = 40;

/** `trials`: the returns of each trial, one row each, over the same observations. */
export function effectiveTrials(trials: readonly ArrayLike<number>[]): EffectiveTrials {
  const size = trials.length;
  const length = trials[0]?.length ?? 0;
  assertThat(
    trials.every((returns) => returns.length === length),
    'the trials must have returns for the same observations',
  );
  if (size <= 1) return { count: size, labels: new Int32Array(size), silhouette: null };
  const distances = correlationDistances(trials);
  const merges = averageLinkage(distances, size);
  const root = merges[merges.length - 1];
  if (root === undefined || root.height <= ONE_IDEA_DISTANCE) {
    return { count: 1, labels: new Int32Array(size), silhouette: null };
  }
  return bestCut(distances, merges, size);
}

function bestCut(
  distances: Float64Array,
  merges: ReturnType<typeof averageLinkage>,
  size: number,
): EffectiveTrials {
  let best: EffectiveTrials = {
    count: size,
    labels: Int32Array.from({ length: size }, (_, i) => i),
    silhouette: null,
  };
  let highest = WEAKEST_STRUCTURE;
  for (const count of clusterNumbers(size)) {
    const labels = cutTree(merges, size, count);
    const silhouette = meanSilhouette(distances, labels, count);
    if (silhouette <= highest) continue;
    highest = silhouette;
    best = { count, labels, silhouette };
  }
  return best;
}

function clusterNumbers(size: number): number[] {
  const numbers: number[] = [];
  for (let count = 2; count < size;) {
    numbers.push(count);
    count += count < TRIED_SINGLY ? 1 : Math.ceil(count / 10);
  }
  return numbers;
}
