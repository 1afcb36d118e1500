import { Writable } from 'node:stream';
import type pg from 'pg';
import { expect, test } from 'vitest';

import { joinWrites } from './join-writes.js';

test('what is sent within one moment leaves in one write, and nothing waits longer', async () => {
  const writes: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      writes.push(chunk);
      done();
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(' '));
      done();
    },
  });
  const client = { connection: { stream } } as unknown as pg.PoolClient;
  const send = (text: string): void => {
    joinWrites(client);
    stream.write(text);
  };
  await Promise.resolve();
  send('begin');
  send('set_config');
  await Promise.resolve();
  send('select');
  expect(writes).toEqual([]);
  await new Promise((resolve) => setImmediate(resolve));
  send('commit');
  await new Promise((resolve) => setImmediate(resolve));
  expect(writes).toEqual(['begin set_config select', 'commit']);
});
