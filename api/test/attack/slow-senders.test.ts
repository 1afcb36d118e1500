/** Senders that never finish: they are answered, cut off, and hold nothing for long. */
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExchange } from '../../src/gateway/http-exchange.js';
import { openHttpServer } from '../../src/gateway/http-server.js';
import { RateGate } from '../../src/gateway/rate-limits/rate-gate.js';
import { RateTicket } from '../../src/gateway/rate-limits/rate-ticket.js';
import { RecordingLog } from '../support/recording-log.js';
import { measured, printTimes } from './measured.js';

const logger = new RecordingLog();
let fastify: FastifyInstance;
let port: number;
/** Of the request to /slow that is open: settles when its work has been told to end. */
let ended: Promise<unknown>;

beforeAll(async () => {
  const config = {
    environment: 'LIVE' as const,
    tls: false,
    trustedProxies: [],
    allowedOrigins: [],
  };
  const timeouts = { headersMs: 300, requestMs: 600 };
  fastify = await openHttpServer({ config, logger, timeouts });
  const counters = {
    consume: () => Promise.reject(new Error('not counted here')),
    reset: () => Promise.resolve(),
  };
  const gate = new RateGate(counters, {}, logger);
  fastify.post('/echo', (request, reply) => reply.send(request.body));
  fastify.get('/slow', async (_request, reply) => {
    const exchange = openExchange(reply, new RateTicket(gate, '192.0.2.1'), 60_000);
    ended = once(exchange.signal, 'abort');
    await ended;
    exchange.end();
    return 'over';
  });
  fastify.get('/late', async (_request, reply) => {
    const exchange = openExchange(reply, new RateTicket(gate, '192.0.2.1'), 20);
    await exchange.timedOut.finally(() => {
      exchange.end();
    });
  });
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = fastify.server.address() as AddressInfo);
});
afterAll(async () => {
  printTimes('Slow senders');
  await fastify.close();
});

async function send(...parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  for (const part of parts) socket.write(part);
  return readToEnd(socket);
}

async function readToEnd(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(socket, 'close');
  return text;
}

const HEAD = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';

describe('a request that does not end', () => {
  it.each([
    ['within its headers', [`${HEAD}x-more: `], '408 Request Timeout', 'REQUEST_TOO_SLOW'],
    ['within its body', [`${HEAD}content-length: 100\r\n\r\n{"a":`], '408', 'REQUEST_TOO_SLOW'],
    ['within a chunk', [`${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"a`], '408', 'TOO_SLOW'],
  ])('%s is answered and cut off', async (name, parts, status, code) => {
    const answer = await measured(name, () => send(...parts));
    expect(answer).toContain(status);
    expect(answer).toContain(code);
  });
});

describe('a request that is none', () => {
  it.each([
    ['noise', '\u0000\u0001\u0002\r\n\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.0\r\n\r\n'],
    ['two lengths', `${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    [
      'a length and chunks, to smuggle one request in another',
      `${HEAD}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
    ],
    ['a header with a line break', `${HEAD}x: a\rb\r\n\r\n`],
  ])('%s is answered with 400 and cut off', async (name, bytes) => {
    const answer = await measured(name, () => send(bytes));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('MALFORMED_REQUEST');
  });
});

describe('work', () => {
  it('ends when its client has gone', async () => {
    const socket = connect(port, '127.0.0.1');
    const reached = once(fastify.server, 'request');
    socket.write('GET /slow HTTP/1.1\r\nhost: a\r\n\r\n');
    await reached;
    while ((ended as unknown) === undefined) await new Promise(setImmediate);
    socket.destroy();
    await ended;
  });

  it('ends with its time', async () => {
    const answer = await fastify.inject({ method: 'GET', url: '/late' });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  });
});
