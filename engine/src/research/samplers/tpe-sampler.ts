/**
 * Tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl 2011, "Algorithms for
 * Hyper-Parameter Optimization"), each parameter by itself: what the good trials have in common is
 * drawn from, and what is likelier among the good than among the rest is tried.
 */
import { seededRandom } from '../../simulation/seeded-random.js';
import type { ParameterValue, ParameterValues } from '../../strategies/parameters.js';
import type { Dimension, SearchSpace, SearchSpec } from '../search-spec.js';
import { choiceEstimator } from './choice-estimator.js';
import { parzenEstimator } from './parzen-estimator.js';
import { drawCombination } from './random-sampler.js';
import type { Sampler } from './sampler.js';
import { Seen } from './seen.js';

/** Drawn evenly at first: densities of fewer points say nothing. */
const FIRST_DRAWS = 20;
/** Given at a time; the same whatever the number of threads. */
const ROUND = 4;
/**
 * Under way at a time once it learns, so that as many threads have work: one of so many parts of the
 * whole search, for each of them is drawn without knowing what the others give.
 */
const PART_UNDER_WAY = 16;
const LEAST_UNDER_WAY = 8;
const MOST_UNDER_WAY = 32;
/** Drawn from the good density for each value; the likeliest to be good is taken. */
const CANDIDATES = 24;
/**
 * The densities know one parameter each and nothing of what two must be to each other: so many draws
 * until one is accepted. Where none is, the last is given, refused and learned from.
 */
const DRAWS_FOR_ACCEPTED = 200;
const BEST_ATTEMPTS = 8;
const GOOD_ATTEMPTS = 100;
/** The paper's γ: this share of the trials counts as good, and at most so many. */
const GOOD_SHARE = 0.1;
const MOST_GOOD = 25;
/**
 * What a draw costs grows with what it is compared with, and a search may refuse without end: the
 * rest is thinned evenly to so many, and no more of what gave nothing is remembered.
 */
const MOST_REST = 250;

interface Told {
  readonly parameters: ParameterValues;
  readonly score: number;
}

/** A density over the values of one dimension. */
export interface Estimator {
  draw(random: () => number): ParameterValue;
  logDensity(value: ParameterValue): number;
}

export class TpeSampler implements Sampler {
  readonly underWay: number;
  private readonly random: () => number;
  /** Best first. */
  private readonly ranked: Told[] = [];
  private worthless: Told[] = [];
  /** Given and not told, in the order in which they were given. */
  private waiting: ParameterValues[] = [];
  private readonly seen = new Seen();
  private given = 0;

  constructor(
    private readonly space: SearchSpace,
    { seed, trials }: Pick<SearchSpec, 'seed' | 'trials'>,
    private readonly accepts: (parameters: ParameterValues) => boolean,
  ) {
    const part = Math.floor(trials / PART_UNDER_WAY);
    this.underWay = Math.min(Math.max(part, LEAST_UNDER_WAY), MOST_UNDER_WAY);
    this.random = seededRandom(seed);
  }

  mayAsk(): boolean {
    if (this.given < FIRST_DRAWS) return true;
    const most = this.given === FIRST_DRAWS ? 0 : this.underWay - ROUND;
    return this.waiting.length <= most;
  }

  ask(count: number): readonly ParameterValues[] {
    const isFirst = this.given < FIRST_DRAWS;
    const room = isFirst ? FIRST_DRAWS - this.given : ROUND;
    const draw = isFirst ? () => drawCombination(this.space, this.random) : this.learned();
    const fresh = this.seen.fresh(Math.min(count, room), (vain) => this.accepted(draw, vain));
    this.given += fresh.length;
    this.waiting.push(...fresh);
    return fresh;
  }

  /** What repeats itself is drawn more and more widely, as what is refused is. */
  private accepted(draw: (attempt: number) => ParameterValues, vain: number): ParameterValues {
    let drawn = draw(vain);
    for (let i = 1; i < DRAWS_FOR_ACCEPTED && !this.accepts(drawn); i += 1) drawn = draw(vain + i);
    return drawn;
  }

  tell(parameters: ParameterValues, score: number): void {
    this.waiting = this.waiting.filter((given) => given !== parameters);
    if (score > Number.NEGATIVE_INFINITY) this.rank({ parameters, score });
    else this.worthless = [...this.worthless, { parameters, score }].slice(-MOST_REST);
  }

  /** Of equals the earlier one stays before the later. */
  private rank(told: Told): void {
    let low = 0;
    let high = this.ranked.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranked[middle] as Told).score >= told.score) low = middle + 1;
      else high = middle;
    }
    this.ranked.splice(low, 0, told);
  }

  private learned(): (attempt: number) => ParameterValues {
    const { ranked, worthless, waiting } = this;
    const share = Math.ceil(GOOD_SHARE * (ranked.length + worthless.length));
    // What gave nothing is never good, however little else there is.
    const good = ranked.slice(0, Math.min(share, MOST_GOOD)).map(({ parameters }) => parameters);
    const told = [...ranked.slice(good.length), ...worthless].map(({ parameters }) => parameters);
    // What is under way counts as bad, or the next would be drawn where that is.
    const rest = [...thinned(told), ...waiting];
    const dimensions = Object.entries(this.space).map(([name, dimension]) => {
      const values = (of: readonly ParameterValues[]): readonly ParameterValue[] =>
        of.map((parameters) => parameters[name] as ParameterValue);
      return {
        name,
        better: estimatorOf(dimension, values(good)),
        rest: estimatorOf(dimension, values(rest)),
      };
    });
    return (attempt) => {
      // The best of each may never go together: then what is merely good, then anything.
      if (attempt >= GOOD_ATTEMPTS) return drawCombination(this.space, this.random);
      const choose = ({ better, rest }: (typeof dimensions)[number]): ParameterValue =>
        attempt < BEST_ATTEMPTS ? this.best(better, rest) : better.draw(this.random);
      return Object.fromEntries(dimensions.map((one) => [one.name, choose(one)]));
    };
  }

  /** The expected improvement grows with the ratio of the densities. */
  private best(better: Estimator, rest: Estimator): ParameterValue {
    let chosen = better.draw(this.random);
    let highest = better.logDensity(chosen) - rest.logDensity(chosen);
    for (let i = 1; i < CANDIDATES; i += 1) {
      const value = better.draw(this.random);
      const ratio = better.logDensity(value) - rest.logDensity(value);
      if (ratio <= highest) continue;
      chosen = value;
      highest = ratio;
    }
    return chosen;
  }
}

function thinned(told: readonly ParameterValues[]): readonly ParameterValues[] {
  const stride = Math.ceil(told.length / MOST_REST);
  return stride <= 1 ? told : told.filter((_, i) => i % stride === 0);
}

function estimatorOf(dimension: Dimension, values: readonly ParameterValue[]): Estimator {
  return dimension.type === 'values'
    ? choiceEstimator(dimension.values, values)
    : parzenEstimator(dimension, values as readonly number[]);
}
