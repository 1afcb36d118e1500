/** A search from its first combination to its last: what is tried next, and in what order it counts. */
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { scoreOf } from './objectives.js';
import { createSampler } from './samplers/sampler.js';
import type { SearchSpec } from './search-spec.js';
import { TrialLanes } from './trial-lanes.js';
import type { TrialResult } from './trials.js';

export interface DoneTrial {
  /** 1, 2 … in the order in which the sampler gave them. */
  readonly number: number;
  /** Complete. */
  readonly parameters: ParameterValues;
  readonly result: TrialResult;
}

export interface SweepPlan {
  readonly strategy: StrategyDefinition;
  /** Of parameters that the search does not vary. */
  readonly fixed: ParameterValues;
  readonly search: SearchSpec;
  /** Of one backtest. */
  readonly bars: number;
  /** Trials that an interrupted search has left, by number. */
  readonly known: ReadonlyMap<number, DoneTrial>;
}

export interface SweepHooks {
  readonly threads: number;
  /** One result for each, in the same order. Called for as many tasks at a time as threads. */
  evaluate(parameters: readonly ParameterValues[]): Promise<readonly TrialResult[]>;
  /** What an interrupted search need not do again; called one at a time. */
  save(trials: readonly DoneTrial[], progress: SweepProgress): Promise<void> | void;
  /** Before each choice: others get their turn, and a search that shall end throws. */
  pause?(): Promise<void>;
}

export interface SweepProgress {
  /** Combinations that are dealt with, those refused included. */
  readonly done: number;
  readonly skipped: number;
}

export interface SweptTrials {
  /** In the order of their numbers. */
  readonly trials: readonly DoneTrial[];
  readonly skipped: number;
  /** Number of combinations by the sentence that refused them. */
  readonly skippedBecause: Readonly<Record<string, number>>;
}

/** Asked for at a time of a sampler that does not learn, and again when half of it is done. */
const MOST_ASKED = 4_096;
/** A space in which so few combinations make sense is given up: this many in vain for each trial. */
const VAIN_FOR_EACH = 100;
/** The same where each was drawn some hundred times before it was given. */
const VAIN_WHEN_LEARNING = 2_000;

export function runSweep(plan: SweepPlan, hooks: SweepHooks): Promise<SweptTrials> {
  return new Sweep(plan, hooks).toTheEnd();
}

interface Asked {
  readonly number: number;
  readonly asked: ParameterValues;
  readonly parameters: ParameterValues;
}

/**
 * One line of calls to the sampler: more is asked for when it may be, and results are told in the order
 * of their numbers, whichever thread was first. So the search is the same with any number of threads.
 */
class Sweep {
  private readonly sampler;
  private readonly lanes;
  private readonly asked: Asked[] = [];
  private readonly trials: DoneTrial[] = [];
  private readonly because = new Map<string, number>();
  private isUsedUp = false;
  private skipped = 0;
  private saving: Promise<void> = Promise.resolve();
  private done = 0;

  constructor(
    private readonly plan: SweepPlan,
    private readonly hooks: SweepHooks,
  ) {
    const { strategy, fixed, search, bars } = plan;
    this.sampler = createSampler(
      search,
      (asked) => checkStrategyParameters(strategy, { ...fixed, ...asked }).ok,
    );
    this.lanes = new TrialLanes<Asked, DoneTrial>({
      threads: hooks.threads,
      bars,
      underWay: this.sampler.underWay,
      work: (task) => this.tryTask(task),
    });
  }

  async toTheEnd(): Promise<SweptTrials> {
    try {
      do await this.askMore();
      while (await this.tellNext());
    } finally {
      this.lanes.stop();
    }
    await this.saving;
    const { trials, skipped } = this;
    return { trials, skipped, skippedBecause: Object.fromEntries(this.because) };
  }

  private async askMore(): Promise<void> {
    const { search } = this.plan;
    const isGrid = search.sampler === 'grid';
    while (!this.isUsedUp && this.mayAsk()) {
      const count = isGrid ? MOST_ASKED : Math.min(search.trials - this.asked.length, MOST_ASKED);
      await this.hooks.pause?.();
      const given = count <= 0 ? [] : this.sampler.ask(count);
      this.isUsedUp = given.length === 0;
      this.begin(given.flatMap((asked) => this.sensible(asked)));
      if (this.isVain()) this.isUsedUp = true;
    }
  }

  private mayAsk(): boolean {
    const waiting = this.asked.length - this.trials.length;
    return waiting <= MOST_ASKED / 2 && this.sampler.mayAsk();
  }

  private isVain(): boolean {
    const { sampler, trials } = this.plan.search;
    if (sampler === 'grid') return false;
    const most = VAIN_FOR_EACH * trials;
    return this.skipped > (sampler === 'tpe' ? Math.min(most, VAIN_WHEN_LEARNING) : most);
  }

  /** Numbers what the strategy accepts, and counts what it refuses with its sentence. */
  private sensible(asked: ParameterValues): readonly Asked[] {
    const { strategy, fixed } = this.plan;
    const checked = checkStrategyParameters(strategy, { ...fixed, ...asked });
    if (checked.ok) {
      const one = { number: this.asked.length + 1, asked, parameters: checked.values };
      this.asked.push(one);
      return [one];
    }
    this.skipped += 1;
    this.because.set(checked.error, (this.because.get(checked.error) ?? 0) + 1);
    // A sampler that learns keeps away from there as well.
    this.sampler.tell(asked, Number.NEGATIVE_INFINITY);
    return [];
  }

  private begin(asked: readonly Asked[]): void {
    const open = asked.filter((one) => this.known(one) === null);
    this.done += asked.length - open.length;
    this.lanes.add(open);
  }

  /** A trial of an earlier life counts only if it is of the very same parameters. */
  private known({ number, parameters }: Asked): DoneTrial | null {
    const known = this.plan.known.get(number);
    return known !== undefined && isSame(known.parameters, parameters) ? known : null;
  }

  /** False when all that was asked for is told. */
  private async tellNext(): Promise<boolean> {
    const next = this.asked[this.trials.length];
    if (next === undefined) return false;
    const trial = this.known(next) ?? (await this.lanes.resultOf(next.number));
    this.trials.push(trial);
    const { result } = trial;
    const score = result.ok ? scoreOf(this.plan.search.objective, result.objective) : -Infinity;
    this.sampler.tell(next.asked, score);
    return true;
  }

  private async tryTask(task: readonly Asked[]): Promise<readonly DoneTrial[]> {
    const found = await this.hooks.evaluate(task.map(({ parameters }) => parameters));
    const done = task.map(({ number, parameters }, i) => ({
      number,
      parameters,
      result: found[i] as TrialResult,
    }));
    this.done += done.length;
    const progress = { done: this.done + this.skipped, skipped: this.skipped };
    this.saving = this.saving.then(() => this.hooks.save(done, progress));
    await this.saving;
    return done;
  }
}

function isSame(a: ParameterValues, b: ParameterValues): boolean {
  const names = Object.keys(b);
  return names.length === Object.keys(a).length && names.every((name) => a[name] === b[name]);
}
