/** A search from its first combination to its last: what is tried next, by whom, and in what order. */
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { scoreOf } from './objectives.js';
import { createSampler } from './samplers/sampler.js';
import type { SearchSpec } from './search-spec.js';
import { taskSize } from './task-size.js';
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
  /** Before each round: others get their turn, and a search that shall end throws. */
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

/** Asked for at a time of a sampler that does not learn. */
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

class Sweep {
  private readonly sampler;
  private readonly trials: DoneTrial[] = [];
  private readonly because = new Map<string, number>();
  private skipped = 0;
  private saving: Promise<void> = Promise.resolve();
  private done = 0;

  constructor(
    private readonly plan: SweepPlan,
    private readonly hooks: SweepHooks,
  ) {
    const { strategy, fixed } = plan;
    this.sampler = createSampler(
      plan.search,
      (asked) => checkStrategyParameters(strategy, { ...fixed, ...asked }).ok,
    );
  }

  async toTheEnd(): Promise<SweptTrials> {
    const { search } = this.plan;
    const isGrid = search.sampler === 'grid';
    for (;;) {
      const left = search.trials - this.trials.length;
      const count = Math.min(isGrid ? MOST_ASKED : left, MOST_ASKED);
      await this.hooks.pause?.();
      const round = count <= 0 ? [] : this.sampler.ask(count);
      if (round.length === 0) break;
      await this.tryRound(round);
      if (this.isVain()) break;
    }
    await this.saving;
    const { trials, skipped } = this;
    return { trials, skipped, skippedBecause: Object.fromEntries(this.because) };
  }

  private isVain(): boolean {
    const { sampler, trials } = this.plan.search;
    if (sampler === 'grid') return false;
    const most = VAIN_FOR_EACH * trials;
    return this.skipped > (sampler === 'tpe' ? Math.min(most, VAIN_WHEN_LEARNING) : most);
  }

  private async tryRound(round: readonly ParameterValues[]): Promise<void> {
    const asked = this.sensible(round);
    const results = new Map<number, DoneTrial>();
    const open = asked.filter((one) => !this.recall(one, results));
    this.done += results.size;
    await this.tryAll(open, results);
    for (const { number, asked: drawn } of asked) {
      const trial = results.get(number) as DoneTrial;
      this.trials.push(trial);
      const { result } = trial;
      const score = result.ok ? scoreOf(this.plan.search.objective, result.objective) : -Infinity;
      this.sampler.tell(drawn, score);
    }
  }

  /** Numbers what the strategy accepts, and counts what it refuses with its sentence. */
  private sensible(round: readonly ParameterValues[]): readonly Asked[] {
    const { strategy, fixed } = this.plan;
    const accepted: Asked[] = [];
    for (const asked of round) {
      const checked = checkStrategyParameters(strategy, { ...fixed, ...asked });
      if (checked.ok) {
        const number = this.trials.length + accepted.length + 1;
        accepted.push({ number, asked, parameters: checked.values });
      } else {
        this.skipped += 1;
        this.because.set(checked.error, (this.because.get(checked.error) ?? 0) + 1);
        // A sampler that learns keeps away from there as well.
        this.sampler.tell(asked, Number.NEGATIVE_INFINITY);
      }
    }
    return accepted;
  }

  /** A trial of an earlier life counts only if it is of the very same parameters. */
  private recall({ number, parameters }: Asked, results: Map<number, DoneTrial>): boolean {
    const known = this.plan.known.get(number);
    if (known === undefined || !isSame(known.parameters, parameters)) return false;
    results.set(number, known);
    return true;
  }

  private async tryAll(open: readonly Asked[], results: Map<number, DoneTrial>): Promise<void> {
    const { threads } = this.hooks;
    const { bars } = this.plan;
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < open.length) {
        const size = taskSize({ bars, left: open.length - next, threads });
        const task = open.slice(next, next + size);
        next += size;
        await this.tryTask(task, results);
      }
    };
    await Promise.all(Array.from({ length: threads }, lane));
  }

  private async tryTask(task: readonly Asked[], results: Map<number, DoneTrial>): Promise<void> {
    const found = await this.hooks.evaluate(task.map(({ parameters }) => parameters));
    const done = task.map(({ number, parameters }, i) => ({
      number,
      parameters,
      result: found[i] as TrialResult,
    }));
    for (const trial of done) results.set(trial.number, trial);
    this.done += done.length;
    const progress = { done: this.done + this.skipped, skipped: this.skipped };
    this.saving = this.saving.then(() => this.hooks.save(done, progress));
    await this.saving;
  }
}

function isSame(a: ParameterValues, b: ParameterValues): boolean {
  const names = Object.keys(b);
  return names.length === Object.keys(a).length && names.every((name) => a[name] === b[name]);
}
