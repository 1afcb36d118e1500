/** What all tenants of a database share by its nature carries ids and statements, never a tenant's texts. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { placeOrder, seedTrading } from './seed-trading.js';
import { freshKey } from './variable-values.js';

const CHANNELS = ['fiducia_wake', 'audit_checkpoint'] as const;
const NOTICED = /^[0-9a-zA-Z:_ .-]{1,200}$/;

let gateway: TestGateway;
let application: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  application = new pg.Client({ connectionString: gateway.database.url });
  await application.connect();
  application.on('notification', ({ payload }) => heard.push(payload ?? ''));
  for (const channel of CHANNELS) {
    await application.query({ text: `LISTEN ${pg.escapeIdentifier(channel)}` });
  }
  await seedTrading(gateway, gateway.b);
}, 60_000);
afterAll(async () => {
  await application.end();
  await gateway.stop();
});

it('notifications name things and tell nothing of them', async () => {
  await placeOrder(gateway, gateway.b, freshKey());
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  for (const payload of heard) {
    expect(payload).toMatch(NOTICED);
    expect(payload).not.toContain(gateway.b.canary);
  }
});

it('statements that others of the role could look at carry no values', async () => {
  const { rows } = await application.query<{ query: string }>(
    'SELECT query FROM pg_stat_activity WHERE usename = current_user',
  );
  expect(rows.length).toBeGreaterThan(1);
  const text = rows.map(({ query }) => query).join('\n');
  expect(text).not.toContain(gateway.b.canary);
  expect(text).not.toContain(gateway.b.tenantId);
});
