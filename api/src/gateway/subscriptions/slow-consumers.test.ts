/** A real socket whose reader stops: it is dropped; one that reads is left alone. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { watchSlowConsumers } from './slow-consumers.js';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const undo of cleanUp.splice(0)) undo();
});

async function connect(server: WebSocketServer): Promise<{ near: WebSocket; far: WebSocket }> {
  const far = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [near] = (await once(server, 'connection')) as [WebSocket];
  await once(far, 'open');
  cleanUp.push(() => far.terminate());
  return { near, far };
}

it('drops the connection that stopped reading and tells why', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  cleanUp.push(() => server.close());
  const slow = await connect(server);
  const quick = await connect(server);
  const onDropped = vi.fn();
  const sockets = () => server.clients;
  cleanUp.push(watchSlowConsumers({ sockets, onDropped, checkEveryMs: 50, maxStallMs: 1_500 }));

  slow.far.pause();
  const block = Buffer.alloc(1_000_000);
  for (let sent = 0; sent < 64; sent += 1) {
    slow.near.send(block);
    quick.near.send(block);
  }
  await once(slow.near, 'close');

  expect(onDropped).toHaveBeenCalledTimes(1);
  expect(onDropped.mock.calls[0]?.[0]).toBe(slow.near);
  expect(quick.near.readyState).toBe(WebSocket.OPEN);
});
