/** Each event is shown to whom its reader is at that moment, or to nobody. */
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { ResponseStream, subscribeWithContext } from './response-stream.js';

const schema = buildSchema('type Query { a: Int } type Subscription { a: Int }');
const document = parse('subscription { a }');

/** Three events, and whether the reader has left. */
function source() {
  const events = [1, 2, 3];
  const state = { left: false };
  const iterator: AsyncIterableIterator<{ a: number }> = {
    next: () => {
      const a = events.shift();
      return Promise.resolve(
        a === undefined ? { done: true, value: undefined } : { done: false, value: { a } },
      );
    },
    return: () => {
      state.left = true;
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return { iterator, state };
}

it('asks at each event, and ends before the first that the reader may not see', async () => {
  const { iterator, state } = source();
  let asked = 0;
  const stream = await subscribeWithContext(
    { schema, document, rootValue: { a: () => iterator } },
    () => {
      asked += 1;
      return Promise.resolve(asked === 3 ? null : {});
    },
  );
  if (!(stream instanceof ResponseStream)) throw new Error(JSON.stringify(stream));
  const seen: unknown[] = [];
  for await (const { data } of stream) seen.push(data?.['a']);
  expect(seen).toEqual([1, 2]);
  expect([asked, state.left]).toEqual([3, true]);
});
