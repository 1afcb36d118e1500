/** Attacks over WebSocket: what no good client sends ends with a reason, and leaves nothing behind. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../isolation/seed-trading.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { heapAfterCollection, MAX_GROWTH_BYTES, measured, printTimes } from './measured.js';

let gateway: TestGateway;
const open: WebSocket[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false, environment: 'LIVE' });
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});
afterAll(async () => {
  printTimes('Attacks over WebSocket');
  await gateway.stop();
});

interface Peer {
  readonly socket: WebSocket;
  readonly closed: Promise<string>;
  /** The next message that fits. */
  next(fits: (message: Message) => boolean): Promise<Message>;
  send(message: unknown): void;
}
interface Message {
  readonly type?: string;
  readonly id?: string;
  readonly payload?: unknown;
}

async function connect(protocols = ['graphql-transport-ws']): Promise<Peer> {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), protocols);
  open.push(socket);
  const closed = new Promise<string>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve(`${code} ${reason.toString()}`);
    });
  });
  const heard: Message[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString('utf8')) as Message));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return {
    socket,
    closed,
    send: (message) => {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    },
    async next(fits) {
      for (;;) {
        const found = heard.find(fits);
        if (found !== undefined) return found;
        await once(socket, 'message');
      }
    },
  };
}

async function signedIn(): Promise<Peer> {
  const peer = await connect();
  const payload = { authorization: `Bearer ${gateway.a.apiKey}` };
  peer.send({ type: 'connection_init', payload });
  await peer.next(({ type }) => type === 'connection_ack');
  return peer;
}

const subscribe = (query: string, id = '1', variables: unknown = {}) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});
const MARKET = 'subscription { marketUpdates { phase } }';

describe('a connection is ended that', () => {
  it.each<readonly [string, (peer: Peer) => void, string]>([
    ['sends no JSON', (peer) => peer.send('{'), '4400'],
    ['sends a list', (peer) => peer.send('[]'), '4400'],
    ['sends an unknown type', (peer) => peer.send({ type: 'start', id: '1' }), '4400'],
    ['sends bytes', (peer) => peer.socket.send(Buffer.from([0, 1, 2])), '4400'],
    ['subscribes before it says who it is', (peer) => peer.send(subscribe(MARKET)), '4401'],
    [
      'gives no credential',
      (peer) => peer.send({ type: 'connection_init' }),
      '4401 UNAUTHENTICATED',
    ],
    [
      'gives a made-up one',
      (peer) =>
        peer.send({
          type: 'connection_init',
          payload: { authorization: `Bearer ${'x'.repeat(43)}` },
        }),
      '4401 UNAUTHENTICATED',
    ],
    [
      'hides one in a prototype',
      (peer) =>
        peer.send(
          '{"type":"connection_init","payload":{"__proto__":{"authorization":"Bearer x"}}}',
        ),
      '4401 UNAUTHENTICATED',
    ],
    ['sends more than 100 kB', (peer) => peer.send(`"${'x'.repeat(100_001)}"`), '1009'],
    [
      'floods it with pings',
      (peer) => {
        for (let count = 0; count < 400; count += 1) peer.send({ type: 'ping' });
      },
      '1008 TOO_MANY_MESSAGES',
    ],
  ])('%s', async (name, attack, ending) => {
    const peer = await connect();
    const closed = await measured(name, async () => {
      attack(peer);
      return peer.closed;
    });
    expect(closed).toContain(ending);
  });

  it('says who it is twice', async () => {
    const peer = await signedIn();
    peer.send({ type: 'connection_init' });
    expect(await peer.closed).toContain('4429');
  });

  it('uses one id twice', async () => {
    const peer = await signedIn();
    peer.send(subscribe(MARKET));
    peer.send(subscribe(MARKET));
    expect(await peer.closed).toContain('4409');
  });

  it('names no protocol', async () => {
    expect(await (await connect([])).closed).toContain('4406');
  });

  it('never says who it is, after three seconds', async () => {
    expect(await (await connect()).closed).toContain('4408');
  });
});

describe('a subscription is refused', () => {
  const alias = (count: number) =>
    Array.from({ length: count }, (_value, index) => `a${index}: phase`).join(' ');
  it.each([
    ['that is a query', '{ viewer { id } }', 'SUBSCRIPTION_ONLY'],
    ['that is a mutation', 'mutation { signOut { __typename } }', 'SUBSCRIPTION_ONLY'],
    ['that introspects', 'subscription { __schema { types { name } } }', 'INVALID_QUERY'],
    ['with 16 aliases', `subscription { marketUpdates { ${alias(16)} } }`, 'TOO_MANY_ALIASES'],
    [
      'of two at once',
      'subscription { a: marketUpdates { phase } b: marketUpdates { phase } }',
      'TOO_MANY_ROOT_FIELDS',
    ],
    ['of 20,000 tokens', `subscription { ${'a '.repeat(20_000)} }`, 'TOO_MANY_TOKENS'],
    ['that is no GraphQL', '%$&', 'MALFORMED_QUERY'],
    ['with two operations', `${MARKET} query Q { viewer { id } }`, 'TOO_MANY_OPERATIONS'],
    [
      'in a circle',
      'subscription { marketUpdates { ...A } } fragment A on MarketStatus { ...A }',
      'INVALID_QUERY',
    ],
    ['with a misspelt field', 'subscription { marketUpdate { phase } }', 'INVALID_QUERY'],
  ])('%s, and the connection goes on', async (name, query, code) => {
    const peer = await signedIn();
    const answer = await measured(name, () => {
      peer.send(subscribe(query));
      return peer.next(({ type }) => type === 'error');
    });
    const [error] = answer.payload as { message: string; extensions: Record<string, unknown> }[];
    expect(error?.extensions['code'], error?.message).toBe(code);
    expect(error?.extensions['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(error?.message).not.toMatch(/did you mean/i);
    peer.send(subscribe(MARKET, '2'));
    await peer.next(({ id, type }) => id === '2' && type === 'next');
  });

  it('beyond twenty of one connection', async () => {
    const peer = await signedIn();
    for (let id = 1; id <= 21; id += 1) peer.send(subscribe(MARKET, String(id)));
    const answer = await peer.next(({ type }) => type === 'error');
    expect(JSON.stringify(answer.payload)).toContain('TOO_MANY_SUBSCRIPTIONS');
  });

  it('with variables 10,000 levels deep', async () => {
    const peer = await signedIn();
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    peer.send(
      `{"type":"subscribe","id":"1","payload":{"query":"${MARKET}","variables":{"a":${deep}}}}`,
    );
    const answer = await peer.next(({ type }) => type === 'error');
    expect(JSON.stringify(answer.payload)).toContain('INVALID_ARGUMENT');
  });
});

describe('sockets', () => {
  it('that never say who they are are bounded per address', async () => {
    const sockets = Array.from({ length: 60 }, () => {
      const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
      open.push(socket);
      return new Promise<string>((resolve) => {
        socket.once('open', () => {
          resolve('OPEN');
        });
        socket.once('error', (error) => {
          resolve(error.message);
        });
      });
    });
    const outcomes = await Promise.all(sockets);
    expect(outcomes.filter((outcome) => outcome === 'OPEN').length).toBeLessThanOrEqual(50);
    expect(outcomes.filter((outcome) => outcome.includes('429')).length).toBeGreaterThanOrEqual(10);
  });

  it('that are abandoned in the midst of everything leave nothing behind', async () => {
    const accountId = accountOf(gateway.a, 0);
    const round = async () => {
      const peers = await Promise.all(Array.from({ length: 20 }, signedIn));
      for (const peer of peers) {
        peer.send(subscribe(MARKET, 'a'));
        const events =
          'subscription ($id: ID!) { accountEvents(accountId: $id, afterSeq: 0) { seq } }';
        peer.send(subscribe(events, 'b', { id: accountId }));
        await peer.next(({ id }) => id === 'a');
        peer.socket.terminate();
        await peer.closed;
      }
    };
    await round();
    const before = heapAfterCollection();
    for (let count = 0; count < 5; count += 1) await round();
    expect(heapAfterCollection() - before).toBeLessThan(MAX_GROWTH_BYTES);
    expect(gateway.log.errors).toEqual([]);
  });
});

it('a page of another site is turned away with a code', async () => {
  const headers = { origin: 'https://evil.example' };
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws', {
    headers,
  });
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  const parts = await response.toArray();
  expect(response.statusCode).toBe(403);
  expect(Buffer.concat(parts as Buffer[]).toString('utf8')).toContain('CROSS_SITE_REQUEST');
});
