/** The queue between a fast producer and one subscriber. */
import { expect, it, vi } from 'vitest';
import { ConflatingQueue } from './conflating-queue.js';

it('delivers only the newest value of a key to a subscriber that was away', async () => {
  const queue = new ConflatingQueue<string, number>(() => undefined);
  for (let value = 0; value < 10_000; value += 1) queue.push(value % 2 ? 'odd' : 'even', value);
  expect(await queue.next()).toEqual({ done: false, value: 9_998 });
  expect(await queue.next()).toEqual({ done: false, value: 9_999 });
});

it('wakes a subscriber that is waiting', async () => {
  const queue = new ConflatingQueue<string, string>(() => undefined);
  const next = queue.next();
  queue.push('a', 'first');
  expect(await next).toEqual({ done: false, value: 'first' });
});

it('ends a waiting subscriber when it returns, and unsubscribes once', async () => {
  const onEnd = vi.fn();
  const queue = new ConflatingQueue<string, string>(onEnd);
  const next = queue.next();
  await queue.return();
  await queue.return();
  queue.push('a', 'late');
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await queue.next()).toEqual({ done: true, value: undefined });
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it('gives a failure to the subscriber once and is over then', async () => {
  const queue = new ConflatingQueue<string, string>(() => undefined);
  queue.push('a', 'dropped');
  queue.fail(new Error('session ended'));
  await expect(queue.next()).rejects.toThrow('session ended');
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});
