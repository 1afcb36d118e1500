/** Who was refused is refused again without being counted or looked up, and for no longer than due. */
import { createEphemeralStores, type TenantId } from '@fiducia/tenants';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Identity } from '../identity/identity.js';
import { RateGate } from './rate-gate.js';
import { RateTicket } from './rate-ticket.js';

const LIMITS = { actor: { points: 3, windowMs: 10_000 } };
const ADDRESS = '192.0.2.1';
const logger = { debug() {}, info() {}, warn() {}, error() {} };

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function identityOf(actorId: string): Identity {
  const actor = { kind: 'API_KEY', id: actorId };
  return { kind: 'SIGNED_IN', tenant: { tenantId: 'alder', actor } } as unknown as Identity;
}

const callerOf = (actorId: string) => ({ tenantId: 'alder' as TenantId, actorId });

async function openGate() {
  const { rateLimiter } = await createEphemeralStores({});
  const consume = vi.spyOn(rateLimiter, 'consume');
  return { gate: new RateGate(rateLimiter, LIMITS, logger), consume };
}

async function ask(gate: RateGate, actorId: string): Promise<RateTicket> {
  const ticket = new RateTicket(gate, ADDRESS);
  await ticket.refuseAgain(callerOf(actorId));
  await ticket.open(identityOf(actorId), false);
  return ticket;
}

const LIMITED = { extensions: { code: 'RATE_LIMITED' } };

it('is told again what it was told, and nothing is counted for that', async () => {
  const { gate, consume } = await openGate();
  for (let request = 0; request < 3; request += 1) await ask(gate, 'greedy');
  await expect(ask(gate, 'greedy')).rejects.toMatchObject(LIMITED);
  const counted = consume.mock.calls.length;
  const ticket = new RateTicket(gate, ADDRESS);
  vi.advanceTimersByTime(2_000);
  await expect(ticket.refuseAgain(callerOf('greedy'))).rejects.toMatchObject(LIMITED);
  expect(consume.mock.calls).toHaveLength(counted);
  const { 'retry-after': wait, ...headers } = ticket.headers();
  expect(headers).toMatchObject({ 'ratelimit-policy': '"actor";q=3;w=10', 'x-request-cost': '0' });
  expect(Number(wait)).toBeGreaterThan(0);
});

it('leaves everybody else alone', async () => {
  const { gate } = await openGate();
  for (let request = 0; request < 3; request += 1) await ask(gate, 'greedy');
  await expect(ask(gate, 'greedy')).rejects.toMatchObject(LIMITED);
  await expect(ask(gate, 'colleague')).resolves.toBeInstanceOf(RateTicket);
});

it('is served as soon as there is a unit for it', async () => {
  const { gate } = await openGate();
  for (let request = 0; request < 3; request += 1) await ask(gate, 'greedy');
  await expect(ask(gate, 'greedy')).rejects.toMatchObject(LIMITED);
  const waitMs = Math.max(
    ...(gate.lastRefusal(callerOf('greedy')) ?? []).map(({ retryAfterMs }) => retryAfterMs),
  );
  vi.advanceTimersByTime(waitMs - 1);
  expect(gate.lastRefusal(callerOf('greedy'))).not.toBeNull();
  vi.advanceTimersByTime(1);
  expect(gate.lastRefusal(callerOf('greedy'))).toBeNull();
  await expect(ask(gate, 'greedy')).resolves.toBeInstanceOf(RateTicket);
});

it('is not remembered as refused when only a large request was', async () => {
  const { gate } = await openGate();
  const ticket = await ask(gate, 'greedy');
  await expect(ticket.complete(10, false)).rejects.toMatchObject(LIMITED);
  expect(gate.lastRefusal(callerOf('greedy'))).toBeNull();
  await expect(ask(gate, 'greedy')).resolves.toBeInstanceOf(RateTicket);
});
