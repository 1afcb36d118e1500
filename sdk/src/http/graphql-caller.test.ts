/** When a call is repeated, how long it waits, and what it throws in the end. */
import { describe, expect, it } from 'vitest';

import { graphQLError, startHttpStandIn } from '../../test/stand-in/http-stand-in.js';
import type { StandInAnswer } from '../../test/stand-in/http-stand-in.js';
import { createClient } from '../create-client.js';
import {
  AbortedError,
  NetworkError,
  ProtocolError,
  TimedOutError,
} from '../errors/client-errors.js';
import { FiduciaError } from '../errors/fiducia-error.js';
import {
  IdempotencyConflictError,
  OrderDeniedError,
  RateLimitedError,
  UnauthenticatedError,
} from '../generated/errors.js';
import { gql } from '../typed-document.js';

const VIEWER = { data: { viewer: { id: 'usr_1' } } };
const PLACED = {
  data: { placeOrder: { __typename: 'PlaceOrderPayload', order: { id: 'ord_1' } } },
};
const UNAVAILABLE = { __typename: 'UnavailableError', code: 'NOT_ANSWERED_YET', message: 'Later.' };
const ORDER = {
  accountId: 'acc_1',
  symbol: 'SPX',
  side: 'BUY',
  type: 'MARKET',
  timeInForce: 'DAY',
  quantity: '1',
} as const;

describe('a query', () => {
  it.each<[string, StandInAnswer]>([
    ['a lost connection', 'RESET'],
    ['a proxy that is overloaded', { status: 503, text: '<html>busy</html>' }],
    ['an error that passes', graphQLError('OVERLOADED', 'Try again.', { retryable: true })],
  ])('is repeated after %s', async (_name, first) => {
    await using server = await startHttpStandIn((_, index) => (index === 0 ? first : VIEWER));
    await expect(createClient({ url: server.url }).viewer()).resolves.toEqual({ id: 'usr_1' });
    expect(server.heard).toHaveLength(2);
  });

  it('is not repeated after an error that stays', async () => {
    await using server = await startHttpStandIn(() => graphQLError('UNAUTHENTICATED', 'Sign in.'));
    const error = await failureOf(createClient({ url: server.url }).viewer());
    expect(error).toBeInstanceOf(UnauthenticatedError);
    expect(error).toMatchObject({
      code: 'UNAUTHENTICATED',
      name: 'UnauthenticatedError',
      message: 'Sign in.',
      requestId: 'req_body',
      retryable: false,
    });
    expect(server.heard).toHaveLength(1);
  });

  it('is repeated no more often than it may', async () => {
    await using server = await startHttpStandIn(() => 'RESET');
    const call = createClient({ url: server.url, maxRetries: 2 }).viewer();
    await expect(call).rejects.toBeInstanceOf(NetworkError);
    expect(server.heard).toHaveLength(3);
  });

  it('waits as long as Retry-After says', async () => {
    const limited = { ...graphQLErrorObject('RATE_LIMITED'), headers: { 'retry-after': '1' } };
    await using server = await startHttpStandIn((_, index) => (index === 0 ? limited : VIEWER));
    const startedAt = performance.now();
    await createClient({ url: server.url }).viewer();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1_000);
  });

  it.each<[string, StandInAnswer]>([
    ['Retry-After', { ...graphQLErrorObject('RATE_LIMITED'), headers: { 'retry-after': '60' } }],
    [
      'retryAfterSeconds',
      graphQLError('RATE_LIMITED', 'Slow down.', { retryable: true, retryAfterSeconds: 60 }),
    ],
  ])('fails at once when %s is longer than its time', async (_name, limited) => {
    await using server = await startHttpStandIn(() => limited);
    const error = await failureOf(createClient({ url: server.url }).viewer());
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(server.heard).toHaveLength(1);
  });

  it('ends when its time is over', async () => {
    await using server = await startHttpStandIn(() => 'SILENCE');
    const call = createClient({ url: server.url, timeoutMs: 60 }).viewer();
    await expect(call).rejects.toBeInstanceOf(TimedOutError);
  });

  it('ends when its signal says so, before and while it is under way', async () => {
    await using server = await startHttpStandIn(() => 'SILENCE');
    const client = createClient({ url: server.url });
    const early = await failureOf(client.viewer({ signal: AbortSignal.abort('no') }));
    expect(early).toBeInstanceOf(AbortedError);
    expect(early).toMatchObject({ name: 'AbortError', cause: 'no' });
    const controller = new AbortController();
    const call = failureOf(client.viewer({ signal: controller.signal }));
    controller.abort();
    expect(await call).toBeInstanceOf(AbortedError);
  });
});

describe('a call whose fetch pays no heed to its signal', () => {
  it('ends with its time all the same', async () => {
    const fetch = () => new Promise<never>(() => undefined);
    const client = createClient({ url: 'http://127.0.0.1:1', fetch, timeoutMs: 30 });
    await expect(client.viewer()).rejects.toBeInstanceOf(TimedOutError);
  });
});

describe('the limits', () => {
  const headers = {
    'ratelimit-policy': '"actor";q=1000;w=10, "tenant";q=5000;w=10',
    ratelimit: '"actor";r=987;t=10, "tenant";r=4000;t=9',
  };

  it('are known after the first answer, and kept when one says nothing of them', async () => {
    await using server = await startHttpStandIn((_, index) =>
      index === 0 ? { ...VIEWER, headers } : VIEWER,
    );
    const client = createClient({ url: server.url });
    expect(client.rateLimits()).toEqual([]);
    await client.viewer();
    await client.viewer();
    expect(client.rateLimits()).toEqual([
      { policy: 'actor', quota: 1_000, windowSeconds: 10, remaining: 987, resetSeconds: 10 },
      { policy: 'tenant', quota: 5_000, windowSeconds: 10, remaining: 4_000, resetSeconds: 9 },
    ]);
  });
});

describe('a mutation', () => {
  it('with a key of its own is repeated under that key', async () => {
    await using server = await startHttpStandIn((_, index) => (index === 0 ? 'RESET' : PLACED));
    const order = await createClient({ url: server.url }).orders.place(ORDER);
    expect(order).toEqual({ id: 'ord_1' });
    const [first, second] = server.heard.map(keyOf);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
  });

  it('gets a fresh key each time, or the given one', async () => {
    await using server = await startHttpStandIn(() => PLACED);
    const { orders } = createClient({ url: server.url });
    await orders.place(ORDER);
    await orders.place(ORDER);
    await orders.place({ ...ORDER, idempotencyKey: 'mine' });
    const [one, two, three] = server.heard.map(keyOf);
    expect(one).not.toBe(two);
    expect(three).toBe('mine');
  });

  it('tells its key when nobody knows whether it took effect', async () => {
    await using server = await startHttpStandIn(() => 'SILENCE');
    const { orders } = createClient({ url: server.url, timeoutMs: 60 });
    const error = await failureOf(orders.place({ ...ORDER, idempotencyKey: 'mine' }));
    expect(error).toMatchObject({ code: 'TIMED_OUT', idempotencyKey: 'mine' });
  });

  it('without a key is sent once', async () => {
    await using server = await startHttpStandIn(() => 'RESET');
    const client = createClient({ url: server.url });
    const call = client.signIn({ email: 'a@b.example', password: 'secret' });
    await expect(call).rejects.toBeInstanceOf(NetworkError);
    await expect(client.request(gql('mutation M { go }'), {})).rejects.toThrow(NetworkError);
    expect(server.heard).toHaveLength(2);
  });

  it('throws a typed failure with its figures', async () => {
    const placeOrder = {
      __typename: 'OrderDeniedError',
      code: 'ORDER_DENIED',
      message: 'The order is larger than the mandate allows.',
      check: 'MAX_ORDER_NOTIONAL',
      limit: '5000',
      value: '7250.5',
    };
    await using server = await startHttpStandIn(() => ({ data: { placeOrder } }));
    const error = await failureOf(createClient({ url: server.url }).orders.place(ORDER));
    expect(error).toBeInstanceOf(OrderDeniedError);
    expect(error).toMatchObject({
      message: placeOrder.message,
      check: 'MAX_ORDER_NOTIONAL',
      limit: '5000',
      value: '7250.5',
      requestId: 'req_header',
    });
  });

  it('is repeated after a failure that passes, and not after one that stays', async () => {
    await using server = await startHttpStandIn((_, index) =>
      index === 0 ? { data: { placeOrder: UNAVAILABLE } } : PLACED,
    );
    await createClient({ url: server.url }).orders.place(ORDER);
    expect(server.heard).toHaveLength(2);
    const conflict = { __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' };
    const placeOrder = { ...conflict, message: 'Used for another request.' };
    await using strict = await startHttpStandIn(() => ({ data: { placeOrder } }));
    const error = await failureOf(createClient({ url: strict.url }).orders.place(ORDER));
    expect(error).toBeInstanceOf(IdempotencyConflictError);
    expect(strict.heard).toHaveLength(1);
  });

  it('gives its result union as it is through request', async () => {
    const go = { __typename: 'ConflictError', code: 'CONFLICT', message: 'No.' };
    await using server = await startHttpStandIn(() => ({ data: { go } }));
    const document = gql<{ go: unknown }>('mutation M { go { __typename } }');
    await expect(createClient({ url: server.url }).request(document, {})).resolves.toEqual({ go });
  });
});

describe('an answer that is none', () => {
  it.each<[string, StandInAnswer, string]>([
    ['another service', { status: 404, text: '<html>' }, 'not a Fiducia API'],
    ['JSON of another kind', { status: 200, text: '{"hello":1}' }, 'not a Fiducia API'],
    [
      'a redirect',
      { status: 301, text: '', headers: { location: 'https://evil.example/graphql' } },
      'redirect',
    ],
  ])('%s is told as such and not repeated', async (_name, answer, sentence) => {
    await using server = await startHttpStandIn(() => answer);
    const error = await failureOf(createClient({ url: server.url }).viewer());
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error.message).toContain(sentence);
    expect(server.heard).toHaveLength(1);
  });

  it('with a code that this version does not know is an error with that code', async () => {
    await using server = await startHttpStandIn(() =>
      graphQLError('FROM_THE_FUTURE', 'New.', { retryable: false }),
    );
    const error = await failureOf(createClient({ url: server.url }).viewer());
    expect(error.constructor).toBe(FiduciaError);
    expect(error).toMatchObject({ code: 'FROM_THE_FUTURE', name: 'FromTheFutureError' });
  });
});

function graphQLErrorObject(code: string) {
  const errors = [{ message: 'Slow down.', extensions: { code, retryable: true } }];
  return { status: 429, text: JSON.stringify({ errors }) };
}

function keyOf(request: { body: { variables: Record<string, unknown> } }): unknown {
  return (request.body.variables['input'] as { idempotencyKey: unknown }).idempotencyKey;
}

async function failureOf(call: Promise<unknown>): Promise<FiduciaError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FiduciaError);
  return error as FiduciaError;
}
