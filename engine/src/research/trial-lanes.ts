/** Trials on their way through the threads: what waits for one, and what has come back. */
import { assertThat } from '../domain/assert.js';
import { taskSize } from './task-size.js';

export interface Numbered {
  readonly number: number;
}

export interface LanesPlan<Asked, Done> {
  readonly threads: number;
  /** Of one backtest. */
  readonly bars: number;
  /** Trials that the sampler leaves under way at a time. */
  readonly underWay: number;
  /** One result for each, in the same order. */
  work(task: readonly Asked[]): Promise<readonly Done[]>;
}

interface Waiter<Done> {
  readonly number: number;
  resolve(done: Done): void;
  reject(error: unknown): void;
}

/** At most as many tasks at a time as threads: one that waits for a thread would seem to hang. */
export class TrialLanes<Asked extends Numbered, Done extends Numbered> {
  private readonly open: Asked[] = [];
  private readonly done = new Map<number, Done>();
  private busy = 0;
  private isStopped = false;
  private failure: { readonly error: unknown } | null = null;
  private waiter: Waiter<Done> | null = null;

  constructor(private readonly plan: LanesPlan<Asked, Done>) {}

  add(asked: readonly Asked[]): void {
    this.open.push(...asked);
    while (this.busy < this.plan.threads && this.open.length > 0 && !this.isStopped) {
      this.busy += 1;
      void this.lane();
    }
  }

  /** Rejects when the work on any trial has failed. Waited for by one at a time, and once. */
  async resultOf(number: number): Promise<Done> {
    assertThat(this.waiter === null, 'results of a search are waited for one by one');
    if (this.failure !== null) throw this.failure.error;
    const known = this.done.get(number);
    this.done.delete(number);
    return known ?? new Promise((resolve, reject) => (this.waiter = { number, resolve, reject }));
  }

  /** Nothing more is begun; what is under way is left to the one who ends the threads. */
  stop(): void {
    this.isStopped = true;
  }

  private async lane(): Promise<void> {
    try {
      for (let task = this.take(); task.length > 0; task = this.take()) {
        for (const one of await this.plan.work(task)) this.give(one);
      }
    } catch (error) {
      this.fail(error);
    }
    this.busy -= 1;
  }

  private take(): readonly Asked[] {
    if (this.isStopped) return [];
    const { threads, bars, underWay } = this.plan;
    return this.open.splice(0, taskSize({ bars, left: this.open.length, threads, underWay }));
  }

  private give(done: Done): void {
    const { waiter } = this;
    if (waiter?.number !== done.number) {
      this.done.set(done.number, done);
      return;
    }
    this.waiter = null;
    waiter.resolve(done);
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    this.stop();
    this.waiter?.reject(error);
    this.waiter = null;
  }
}
