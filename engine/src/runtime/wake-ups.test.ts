/** Signals between loops: nothing raised between a look and a wait is missed. */
import { newId } from '@fiducia/tenants';
import type { AccountId } from '@fiducia/tenants';
import { startTestDatabase } from '@fiducia/tenants/testing';
import { expect, it } from 'vitest';
import { until } from '../testing/until.js';
import { WakeUps } from './wake-ups.js';

const LONG_MS = 10_000;

it('a signal raised before the wait ends it at once', async () => {
  const wakeUps = new WakeUps();
  const signal = wakeUps.open(['orders']);
  const { version } = signal;
  wakeUps.raise('orders');
  await signal.changedSince(version, LONG_MS);
  expect(signal.version).toBe(version + 1);
});

it('a signal raised during the wait ends it', async () => {
  const wakeUps = new WakeUps();
  const signal = wakeUps.open(['orders', 'market']);
  const waiting = signal.changedSince(signal.version, LONG_MS);
  wakeUps.raise('market');
  await waiting;
  expect([signal.raisedOn('market'), signal.raisedOn('orders')]).toEqual([1, 0]);
});

it('a closed signal hears nothing more', () => {
  const wakeUps = new WakeUps();
  const signal = wakeUps.open(['orders']);
  signal.close();
  wakeUps.raise('orders');
  expect(signal.version).toBe(0);
});

it('a commit wakes this process once and every other one as well', async () => {
  const test = await startTestDatabase();
  try {
    const here = new WakeUps();
    const there = new WakeUps();
    await here.connect(test.db);
    await there.connect(await test.open());
    const topic = `account:${newId<AccountId>()}` as const;
    const signals = [here.open([topic]), there.open([topic])];
    await test.db.shared.run((tx) => here.raiseAtCommit(tx, [topic]));
    await until('the other process', () => (signals[1]?.version ?? 0) > 0);
    expect(signals.map(({ version }) => version)).toEqual([1, 1]);
  } finally {
    await test.stop();
  }
});

it('a rollback wakes nobody', async () => {
  const test = await startTestDatabase();
  try {
    const wakeUps = new WakeUps();
    const signal = wakeUps.open(['orders']);
    const failing = test.db.shared.run(async (tx) => {
      await wakeUps.raiseAtCommit(tx, ['orders']);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(signal.version).toBe(0);
  } finally {
    await test.stop();
  }
});
