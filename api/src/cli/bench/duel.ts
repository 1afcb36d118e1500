/** Two that do the same, measured as neighbours: what one of them takes in parts of the other. */
import { median } from '../../bench/median.js';

export interface Duel<T> {
  readonly ms: number;
  readonly otherMs: number;
  /** The other's time in parts of the first's: the median of the pairs. */
  readonly ratio: number;
  readonly result: T;
  readonly otherResult: T;
}

const WARM_UP_PAIRS = 6;
/** Slow ones meet less often, but this often. */
const LEAST_PAIRS = 5;
const BUDGET_MS = 2_000;

/**
 * Pairs in which now the one and now the other is first, so that none always pays for the garbage of
 * the one before: without a rhythm, as collections have one. Nothing else runs between them, so that the
 * memory of both is as warm. The medians of `pairs` of them, fewer where they would take longer than
 * two seconds.
 */
export function duel<T>(own: () => T, other: () => T, pairs: number): Duel<T> {
  const times: [number, number][] = [];
  const coin = coins();
  const begun = performance.now();
  const isOver = (): boolean =>
    times.length >= pairs ||
    (times.length >= Math.min(pairs, LEAST_PAIRS) && performance.now() - begun > BUDGET_MS);
  let results: [T, T] = [own(), other()];
  const isSlow = performance.now() - begun > BUDGET_MS / LEAST_PAIRS;
  for (let pair = isSlow ? 0 : 1 - WARM_UP_PAIRS; !isOver(); pair += 1) {
    const isFirst = coin();
    const [first, second] = isFirst ? [own, other] : [other, own];
    const [a, b] = [timed(first), timed(second)];
    const [mine, others] = isFirst ? [a, b] : [b, a];
    if (pair >= 0) times.push([mine.ms, others.ms]);
    results = [mine.result, others.result];
  }
  return {
    ms: median(times.map(([ms]) => ms)),
    otherMs: median(times.map(([, ms]) => ms)),
    ratio: median(times.map(([ms, otherMs]) => otherMs / ms)),
    result: results[0],
    otherResult: results[1],
  };
}

/** The same row of throws each time. */
function coins(): () => boolean {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >= 2 ** 31;
  };
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}
