/** Threads are kept busy, never with more than they can do, and a failure ends all of it. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TrialLanes } from './trial-lanes.js';
import type { Numbered } from './trial-lanes.js';

const numbers = (count: number): readonly Numbered[] =>
  Array.from({ length: count }, (_, i) => ({ number: i + 1 }));

/** Tasks end when the test says so. */
class Threads {
  readonly tasks: (readonly Numbered[])[] = [];
  private readonly ends: ((error?: Error) => void)[] = [];
  readonly lanes: TrialLanes<Numbered, Numbered>;

  constructor(threads: number, underWay: number) {
    const plan = { threads, bars: 1_000_000, underWay };
    this.lanes = new TrialLanes({ ...plan, work: (task) => this.work(task) });
  }

  private work(task: readonly Numbered[]): Promise<readonly Numbered[]> {
    this.tasks.push(task);
    return new Promise((resolve, reject) => {
      this.ends.push((error) => (error === undefined ? resolve(task) : reject(error)));
    });
  }

  async end(task: number, error?: Error): Promise<void> {
    this.ends[task]?.(error);
    await setImmediate();
  }
}

describe('the lanes of a search', () => {
  it('give each thread a task, and the next as soon as it is free', async () => {
    const threads = new Threads(3, 8);
    threads.lanes.add(numbers(8));
    expect(threads.tasks).toHaveLength(3);
    await threads.end(1);
    expect(threads.tasks).toHaveLength(4);
  });

  it('begin again when more comes after they had nothing to do', async () => {
    const threads = new Threads(2, 8);
    threads.lanes.add(numbers(1));
    await threads.end(0);
    threads.lanes.add([{ number: 2 }]);
    expect(threads.tasks).toEqual([[{ number: 1 }], [{ number: 2 }]]);
  });

  it('hand out results by number, whichever came first', async () => {
    const threads = new Threads(2, 8);
    threads.lanes.add(numbers(2));
    const first = threads.lanes.resultOf(1);
    await threads.end(1);
    await threads.end(0);
    expect(await first).toEqual({ number: 1 });
    expect(await threads.lanes.resultOf(2)).toEqual({ number: 2 });
  });

  it('begin nothing more after a failure, and tell it to whoever waits now or later', async () => {
    const threads = new Threads(2, 8);
    threads.lanes.add(numbers(8));
    const waiting = expect(threads.lanes.resultOf(1)).rejects.toThrow('out of memory');
    await threads.end(1, new Error('out of memory'));
    await waiting;
    await threads.end(0);
    expect(threads.tasks).toHaveLength(2);
    await expect(threads.lanes.resultOf(2)).rejects.toThrow('out of memory');
  });
});
