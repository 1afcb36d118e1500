/** Who waits for whom. */
import { describe, expect, it } from 'vitest';
import { TurnQueue } from './turn-queue.js';

function held(): {
  readonly work: () => Promise<string>;
  end(text: string): void;
  started: boolean;
} {
  let end: (text: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => (end = resolve));
  const one = {
    started: false,
    work: () => {
      one.started = true;
      return done;
    },
    end: (text: string) => end(text),
  };
  return one;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('of one name come one after another, those of others at once', async () => {
    const queue = new TurnQueue(4);
    const [first, second, other] = [held(), held(), held()];
    const answers = [
      queue.take('a', first.work),
      queue.take('a', second.work),
      queue.take('b', other.work),
    ];
    await settled();
    expect([first.started, second.started, other.started]).toEqual([true, false, true]);
    first.end('1');
    second.end('2');
    other.end('3');
    expect(await Promise.all(answers)).toEqual(['1', '2', '3']);
  });

  it('are refused when too many wait, and given again once they have ended', async () => {
    const queue = new TurnQueue(1);
    const one = held();
    const answer = queue.take('a', one.work);
    expect(queue.take('a', one.work)).toBeNull();
    expect(queue.take('b', () => Promise.resolve('b'))).not.toBeNull();
    one.end('done');
    await answer;
    await settled();
    expect(await queue.take('a', () => Promise.resolve('again'))).toBe('again');
  });

  it('go on after a failure, which only its own caller hears of', async () => {
    const queue = new TurnQueue(4);
    const bad = queue.take('a', () => Promise.reject(new Error('bad')));
    const good = queue.take('a', () => Promise.resolve('good'));
    await expect(bad).rejects.toThrow('bad');
    expect(await good).toBe('good');
  });
});
