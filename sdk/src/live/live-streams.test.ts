/** Live streams over real sockets: resuming, refusals, slow readers, endings. */
import { describe, expect, it, vi } from 'vitest';

import { startSocketStandIn } from '../../test/stand-in/socket-stand-in.js';
import type { HeardSubscribe, SocketStandIn } from '../../test/stand-in/socket-stand-in.js';
import { createClient } from '../create-client.js';
import { NetworkError, ProtocolError } from '../errors/client-errors.js';
import { NotFoundError, UnauthenticatedError } from '../generated/errors.js';

const KEY = `fdk_test_0a1b2c3d_${'S'.repeat(43)}_abc123`;
const REFUSED = 4403;

/** Sends the entries after `afterSeq` up to `head`. */
function replay({ connection, id, variables }: HeardSubscribe, head: number): void {
  for (let seq = (variables.afterSeq ?? head) + 1; seq <= head; seq += 1) {
    connection.next(id, { accountEvents: { seq } });
  }
}

function updateOf(accountId: string, equity: string) {
  return { accountUpdates: { accountId, equity } };
}

async function readSeqs(stream: AsyncIterable<{ seq: number }>, count: number): Promise<number[]> {
  const seqs: number[] = [];
  for await (const { seq } of stream) if (seqs.push(seq) === count) break;
  return seqs;
}

describe('account events', () => {
  it('go on after a lost connection without a gap or a double', async () => {
    let head = 3;
    await using server = await startSocketStandIn({
      onSubscribe(subscribe) {
        replay(subscribe, head);
        head += 3;
        if (head < 12) subscribe.connection.cut();
      },
    });
    const events = createClient({ url: server.url, apiKey: KEY }).accounts.events('acc_1', {
      afterSeq: 0,
    });
    expect(await readSeqs(events, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(server.subscribes[0]?.variables).toEqual({ accountId: 'acc_1', afterSeq: 0 });
    expect(server.connections.length).toBeGreaterThan(1);
  });

  it('begin at the head of the journal when nothing else is said', async () => {
    await using server = await startSocketStandIn({
      onHttp: () => ({ data: { account: { id: 'acc_1', journal: { seq: 41, hash: '' } } } }),
      onSubscribe: (subscribe) => replay(subscribe, 43),
    });
    const events = createClient({ url: server.url }).accounts.events('acc_1');
    expect(await readSeqs(events, 2)).toEqual([42, 43]);
  });

  it('of an account that is not there end with NotFoundError', async () => {
    await using server = await startSocketStandIn({ onHttp: () => ({ data: { account: null } }) });
    const events = createClient({ url: server.url }).accounts.events('acc_1');
    await expect(events.next()).rejects.toBeInstanceOf(NotFoundError);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('are asked for again where an entry is missing', async () => {
    let asked = 0;
    await using server = await startSocketStandIn({
      onSubscribe(subscribe) {
        asked += 1;
        if (asked > 1) replay(subscribe, 4);
        else
          for (const seq of [1, 4])
            subscribe.connection.next(subscribe.id, { accountEvents: { seq } });
      },
    });
    const events = createClient({ url: server.url }).accounts.events('acc_1', { afterSeq: 0 });
    expect(await readSeqs(events, 4)).toEqual([1, 2, 3, 4]);
    expect(server.subscribes.map(({ variables }) => variables.afterSeq)).toEqual([0, 1]);
  });

  it('end with an error where the entry stays missing', async () => {
    await using server = await startSocketStandIn({
      onSubscribe: ({ connection, id }) => connection.next(id, { accountEvents: { seq: 5 } }),
    });
    const events = createClient({ url: server.url }).accounts.events('acc_1', { afterSeq: 0 });
    await expect(events.next()).rejects.toBeInstanceOf(ProtocolError);
  });

  it('pause while nobody reads them and lose none', async () => {
    const head = 2_500;
    await using server = await startSocketStandIn({ onSubscribe: (one) => replay(one, head) });
    const client = createClient({ url: server.url });
    const events = client.accounts.events('acc_1', { afterSeq: 0 });
    expect((await events.next()).value?.seq).toBe(1);
    // The reader stands still until the stream has given up its place on the server.
    await expect.poll(() => server.connections[0]?.completed).toEqual(['1']);
    const rest = await readSeqs(events, head - 1);
    expect(rest).toEqual(Array.from({ length: head - 1 }, (_, at) => at + 2));
    expect(server.subscribes.length).toBeGreaterThan(1);
    client.close();
  });

  it('that the server completes are asked for again', async () => {
    let asked = 0;
    await using server = await startSocketStandIn({
      onSubscribe({ connection, id, variables }) {
        asked += 1;
        connection.next(id, { accountEvents: { seq: (variables.afterSeq ?? 0) + 1 } });
        connection.send({ id, type: 'complete' });
      },
    });
    const events = createClient({ url: server.url }).accounts.events('acc_1', { afterSeq: 0 });
    expect(await readSeqs(events, 3)).toEqual([1, 2, 3]);
    expect(asked).toBe(3);
  });
});

describe('account updates', () => {
  it('skip to the newest of each account while nobody reads them', async () => {
    await using server = await startSocketStandIn({
      onSubscribe({ connection, id }) {
        connection.next(id, updateOf('acc_1', '1'));
        for (const equity of ['2', '3', '4']) {
          connection.next(id, updateOf('acc_1', equity));
          connection.next(id, updateOf('acc_2', equity));
        }
        connection.send({ type: 'ping' });
      },
    });
    const client = createClient({ url: server.url });
    const updates = client.accounts.updates();
    expect((await updates.next()).value).toEqual({ accountId: 'acc_1', equity: '1' });
    // The answer to the ping says that everything before it has arrived.
    await expect.poll(() => server.connections[0]?.pongs).toBe(1);
    expect((await updates.next()).value).toEqual({ accountId: 'acc_1', equity: '4' });
    expect((await updates.next()).value).toEqual({ accountId: 'acc_2', equity: '4' });
    client.close();
  });
});

describe('the connection', () => {
  it('is one for the streams of a page, carries the key inside and not in the address', async () => {
    await using server = await startSocketStandIn({
      onSubscribe: ({ connection, id, query }) =>
        connection.next(
          id,
          query.includes('marketUpdates') ? { marketUpdates: {} } : updateOf('acc_1', '1'),
        ),
    });
    const client = createClient({ url: server.url, apiKey: KEY });
    const [market, accounts] = [client.market.updates(), client.accounts.updates()];
    await Promise.all([market.next(), accounts.next()]);
    expect(server.connections).toHaveLength(1);
    expect(server.connections[0]?.init).toEqual({ authorization: `Bearer ${KEY}` });
    client.close();
  });

  it('is joined by others where the server takes no more streams on one', async () => {
    await using server = await startSocketStandIn({
      onSubscribe: ({ connection, id, variables }) =>
        connection.next(id, { accountEvents: { seq: 1, at: variables.accountId } }),
    });
    const client = createClient({ url: server.url });
    const ids = Array.from({ length: 40 }, (_, at) => `acc_${at}`);
    const events = ids.map((id) => client.accounts.events(id, { afterSeq: 0 }).next());
    const read = await Promise.all(events);
    expect(read.map(({ value }) => value?.at)).toEqual(ids);
    const counts = server.connections.map(
      (one) => server.subscribes.filter(({ connection }) => connection === one).length,
    );
    expect(counts.toSorted((a, b) => b - a)).toEqual([16, 16, 8]);
    expect(client.connection.status()).toBe('live');
    client.close();
    expect(client.connection.status()).toBe('idle');
  });

  it.each([REFUSED, 4401])(
    'that is refused with %i ends its streams and is not retried',
    async (code) => {
      await using server = await startSocketStandIn({
        onInit: ({ socket }) => socket.close(code, 'Forbidden'),
      });
      const updates = createClient({ url: server.url, apiKey: KEY }).accounts.updates();
      const error = await updates.next().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnauthenticatedError);
      expect(server.connections).toHaveLength(1);
    },
  );

  it('whose token ends while it is live ends its streams with the same error', async () => {
    await using server = await startSocketStandIn({
      onSubscribe({ connection, id }) {
        connection.next(id, updateOf('acc_1', '1'));
        connection.socket.close(REFUSED, 'Forbidden');
      },
    });
    const updates = createClient({ url: server.url, apiKey: KEY }).accounts.updates();
    expect((await updates.next()).value?.accountId).toBe('acc_1');
    await expect(updates.next()).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  it.each([
    ['at once', 0],
    ['also when nobody answers the first refresh', 1],
  ])('whose access token has ended goes on with a new one, %s', async (_name, unanswered) => {
    const [old, fresh] = ['access-old', 'access-new'];
    const tokens = { accessToken: fresh, refreshToken: 'refresh-new' };
    const renewed = { __typename: 'RefreshSessionPayload', tokens, expiresAt: '2030' };
    let asked = 0;
    await using server = await startSocketStandIn({
      onHttp() {
        asked += 1;
        return asked <= unanswered ? 'RESET' : { data: { refreshSession: renewed } };
      },
      onInit(connection) {
        const isNew = connection.init?.['authorization'] === `Bearer ${fresh}`;
        if (isNew) connection.send({ type: 'connection_ack' });
        else connection.socket.close(REFUSED, 'UNAUTHENTICATED');
      },
      onSubscribe: (subscribe) => replay(subscribe, 3),
    });
    const session = { accessToken: old, refreshToken: 'refresh-old' };
    const client = createClient({ url: server.url, session });
    const events = client.accounts.events('acc_1', { afterSeq: 0 });
    expect(await readSeqs(events, 3)).toEqual([1, 2, 3]);
    expect(asked).toBe(unanswered + 1);
  });

  it('to an address where nobody answers is given up with a typed error', async () => {
    const server = await startSocketStandIn({});
    await server[Symbol.asyncDispose]();
    const updates = createClient({ url: server.url, maxRetries: 1 }).accounts.updates();
    await expect(updates.next()).rejects.toBeInstanceOf(NetworkError);
  });

  it('that was live is sought until the server is back', async () => {
    const onSubscribe = ({ connection, id }: HeardSubscribe) =>
      connection.next(id, updateOf('acc_1', '1'));
    await using server = await startSocketStandIn({ onSubscribe });
    const client = createClient({ url: server.url, maxRetries: 0 });
    const updates = client.accounts.updates();
    await updates.next();
    expect(client.connection.status()).toBe('live');
    const statuses: string[] = [];
    client.connection.subscribe(() => statuses.push(client.connection.status()));
    server.connections[0]?.cut();
    await updates.next();
    expect(statuses).toEqual(['reconnecting', 'live']);
    client.close();
    expect(client.connection.status()).toBe('idle');
  });

  it('that speaks something else ends its streams with ProtocolError', async () => {
    await using server = await startSocketStandIn({ onInit: ({ socket }) => socket.send('hello') });
    const updates = createClient({ url: server.url }).accounts.updates();
    await expect(updates.next()).rejects.toBeInstanceOf(ProtocolError);
  });

  it('that is mute is dropped and opened anew', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const sockets: MuteSocket[] = [];
      const webSocket = class extends MuteSocket {
        constructor() {
          super();
          sockets.push(this);
        }
      };
      const client = createClient({ url: 'http://localhost:1', webSocket });
      void client.accounts
        .updates()
        .next()
        .catch(() => undefined);
      sockets[0]?.emit('open', {});
      sockets[0]?.emit('message', { data: '{"type":"connection_ack"}' });
      await vi.advanceTimersByTimeAsync(20_000);
      expect(sockets[0]?.sent.at(-1)).toBe('{"type":"ping"}');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(client.connection.status()).toBe('reconnecting');
      await vi.advanceTimersByTimeAsync(1_000);
      expect(sockets).toHaveLength(2);
      client.close();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a reader', () => {
  async function openStream(server: SocketStandIn, signal?: AbortSignal) {
    const client = createClient({ url: server.url });
    return { client, updates: client.accounts.updates({ signal }) };
  }
  const onSubscribe = ({ connection, id }: HeardSubscribe) =>
    connection.next(id, updateOf('acc_1', '1'));

  it('that leaves the loop ends the subscription on the server', async () => {
    await using server = await startSocketStandIn({ onSubscribe });
    const { client, updates } = await openStream(server);
    for await (const update of updates) if (update.accountId === 'acc_1') break;
    await expect.poll(() => server.connections[0]?.completed).toEqual(['1']);
    client.close();
  });

  it('whose signal is aborted leaves the loop quietly', async () => {
    await using server = await startSocketStandIn({ onSubscribe });
    const controller = new AbortController();
    const { client, updates } = await openStream(server, controller.signal);
    let count = 0;
    for await (const update of updates) {
      expect(update.accountId).toBe('acc_1');
      count += 1;
      controller.abort();
    }
    expect(count).toBe(1);
    client.close();
  });

  it('that waits when the client is closed is told so', async () => {
    await using server = await startSocketStandIn({});
    const { client, updates } = await openStream(server);
    const next = updates.next();
    client.close();
    await expect(next).rejects.toBeInstanceOf(NetworkError);
  });
});

/** A socket of which a test plays the server's side. */
class MuteSocket {
  readonly sent: string[] = [];
  readonly #listeners = new Map<string, (event: never) => void>();
  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, listener);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {}
  emit(type: string, event: object): void {
    this.#listeners.get(type)?.(event as never);
  }
}
