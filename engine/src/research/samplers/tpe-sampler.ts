/**
 * Tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl 2011, "Algorithms for
 * Hyper-Parameter Optimization"), each parameter by itself: what the good trials have in common is
 * drawn from, and what is likelier among the good than among the rest is tried.
 */
import { seededRandom } from '../../simulation/seeded-random.js';
import type { ParameterValue, ParameterValues } from '../../strategies/parameters.js';
import type { Dimension, SearchSpace } from '../search-spec.js';
import { choiceEstimator } from './choice-estimator.js';
import { parzenEstimator } from './parzen-estimator.js';
import { drawCombination } from './random-sampler.js';
import type { Sampler } from './sampler.js';
import { Seen } from './seen.js';

/** Drawn evenly at first: densities of fewer points say nothing. */
const FIRST_DRAWS = 20;
/** Given at a time; the same whatever the number of threads. */
const ROUND = 4;
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
  private readonly random: () => number;
  private readonly told: Told[] = [];
  private readonly seen = new Seen();
  private given = 0;

  constructor(
    private readonly space: SearchSpace,
    seed: number,
    private readonly accepts: (parameters: ParameterValues) => boolean,
  ) {
    this.random = seededRandom(seed);
  }

  ask(count: number): readonly ParameterValues[] {
    const isFirst = this.given < FIRST_DRAWS;
    const room = isFirst ? FIRST_DRAWS - this.given : ROUND;
    const draw = isFirst ? () => drawCombination(this.space, this.random) : this.learned();
    const fresh = this.seen.fresh(Math.min(count, room), () => this.accepted(draw));
    this.given += fresh.length;
    return fresh;
  }

  private accepted(draw: (attempt: number) => ParameterValues): ParameterValues {
    let drawn = draw(0);
    for (let i = 1; i < DRAWS_FOR_ACCEPTED && !this.accepts(drawn); i += 1) drawn = draw(i);
    return drawn;
  }

  tell(parameters: ParameterValues, score: number): void {
    this.told.push({ parameters, score });
  }

  private learned(): (attempt: number) => ParameterValues {
    const ranked = [...this.told].sort((a, b) => compare(b.score, a.score));
    const share = Math.min(Math.ceil(GOOD_SHARE * ranked.length), MOST_GOOD);
    // What gave nothing is never good, however little else there is.
    const valued = ranked.filter(({ score }) => score > Number.NEGATIVE_INFINITY).length;
    const good = Math.min(share, valued);
    const dimensions = Object.entries(this.space).map(([name, dimension]) => {
      const values = ranked.map(({ parameters }) => parameters[name] as ParameterValue);
      return {
        name,
        better: estimatorOf(dimension, values.slice(0, good)),
        rest: estimatorOf(dimension, values.slice(good)),
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

/** −Infinity is equal to itself: a difference would be NaN. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function estimatorOf(dimension: Dimension, values: readonly ParameterValue[]): Estimator {
  return dimension.type === 'values'
    ? choiceEstimator(dimension.values, values)
    : parzenEstimator(dimension, values as readonly number[]);
}
