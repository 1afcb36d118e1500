/** Against the protocol's reference server (graphql-ws), as the gateway uses it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { buildSchema, GraphQLError, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { ServerOptions } from 'graphql-ws';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';

import { createClient, InvalidInputError, UnauthenticatedError } from '../src/index.js';

const KEY = `fdk_test_0a1b2c3d_${'S'.repeat(43)}_abc123`;
const schema = buildSchema(`
  type Query { ok: Boolean! }
  type AccountEvent { seq: Int! }
  type Subscription { accountEvents(accountId: ID!, afterSeq: Int): AccountEvent! }
`);

/** The client's own document reads far more than this schema has. */
const DOCUMENT = parse(`subscription($accountId: ID!, $afterSeq: Int) {
  accountEvents(accountId: $accountId, afterSeq: $afterSeq) { seq }
}`);
const HEAD = 5;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startReference(options: Partial<ServerOptions>): Promise<string> {
  const http = createServer();
  const wss = new WebSocketServer({ server: http, path: '/graphql' });
  const disposable = useServer(
    {
      schema,
      onSubscribe: (_context, _id, { variables }) => ({
        schema,
        document: DOCUMENT,
        variableValues: variables ?? {},
        rootValue: { accountEvents: entries },
      }),
      ...options,
    },
    wss,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    await disposable.dispose();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

async function* entries({ afterSeq }: { readonly afterSeq: number }) {
  for (let seq = afterSeq + 1; seq <= HEAD; seq += 1) yield { accountEvents: { seq } };
}

describe('the reference server', () => {
  it('understands the greeting, the subscription and its end', async () => {
    let greeting: unknown;
    const url = await startReference({
      onConnect: ({ connectionParams }) => {
        greeting = connectionParams;
        return true;
      },
    });
    const seqs: number[] = [];
    const client = createClient({ url, apiKey: KEY });
    for await (const { seq } of client.accounts.events('acc_1', { afterSeq: 0 })) {
      if (seqs.push(seq) === HEAD) break;
    }
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
    expect(greeting).toEqual({ authorization: `Bearer ${KEY}` });
    client.close();
  });

  it('that refuses the greeting ends the stream with UnauthenticatedError', async () => {
    const url = await startReference({ onConnect: () => false });
    const events = createClient({ url, apiKey: KEY }).accounts.events('acc_1', { afterSeq: 0 });
    await expect(events.next()).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  it('that answers with errors ends the stream with the error of that code', async () => {
    const extensions = { code: 'INVALID_INPUT', retryable: false };
    const url = await startReference({
      onSubscribe: () => [new GraphQLError('No such account.', { extensions })],
    });
    const events = createClient({ url, apiKey: KEY }).accounts.events('acc_1', { afterSeq: 0 });
    await expect(events.next()).rejects.toBeInstanceOf(InvalidInputError);
  });
});
