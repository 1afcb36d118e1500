import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { FairTurns, NoPlaceError } from './fair-turns.js';

/** Nobody waits in vain in these tests, however slow the machine. */
const FAIR = { places: 4, perTenant: 3, waitMs: 120_000 };

/** Enters and notes when it was let in; whoever still waits at the end of a test is forgotten. */
function enter(turns: FairTurns, tenantId: string, order: string[]): void {
  const wait = turns.enter(tenantId);
  if (wait === null) order.push(tenantId);
  else {
    void wait.then(
      () => order.push(tenantId),
      () => undefined,
    );
  }
}

afterEach(() => {
  vi.useRealTimers();
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('places', () => {
  test('are never all held by one tenant', () => {
    const turns = new FairTurns(FAIR);
    const order: string[] = [];
    for (let request = 0; request < 10; request += 1) enter(turns, 'flood', order);
    enter(turns, 'other', order);
    expect(order).toEqual(['flood', 'flood', 'flood', 'other']);
  });

  test('go to the tenants in turn, however many requests one of them has', async () => {
    const turns = new FairTurns({ ...FAIR, places: 1, perTenant: 1 });
    const order: string[] = [];
    for (let request = 0; request < 5; request += 1) enter(turns, 'flood', order);
    enter(turns, 'a', order);
    enter(turns, 'b', order);
    while (order.length < 7) {
      turns.leave(order.at(-1) ?? '');
      await settled();
    }
    expect(order.slice(0, 4).toSorted()).toEqual(['a', 'b', 'flood', 'flood']);
    expect(order.slice(4)).toEqual(['flood', 'flood', 'flood']);
  });

  test('are fewer for one tenant while others are there', () => {
    const turns = new FairTurns({ ...FAIR, places: 9, perTenant: 6, perTenantBesideOthers: 2 });
    const order: string[] = [];
    for (let request = 0; request < 4; request += 1) enter(turns, 'flood', order);
    enter(turns, 'other', order);
    enter(turns, 'flood', order);
    expect(order).toEqual(['flood', 'flood', 'flood', 'flood', 'other']);
  });

  test('are fewer still for whoever asks for more than its share, and none the fewer for others', async () => {
    const options = { perTenant: 6, perTenantBesideOthers: 3, perBusyTenantBesideOthers: 1 };
    const turns = new FairTurns({ ...FAIR, ...options, places: 9 });
    const order: string[] = [];
    for (let request = 0; request < 3; request += 1) enter(turns, 'other', order);
    for (let request = 0; request < 30; request += 1) enter(turns, 'flood', order);
    for (let request = 0; request < 3; request += 1) enter(turns, 'third', order);
    expect(order.toSorted()).toEqual([
      ...['flood', 'flood', 'flood', 'other', 'other', 'other', 'third', 'third', 'third'],
    ]);
    // Known by now for what it is: those that it has run out, and it has one at a time.
    for (let request = 0; request < 2; request += 1) turns.leave('flood');
    await settled();
    expect(order).toHaveLength(9);
  });

  test('are had again by a tenant that waits as soon as it is alone', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const options = { places: 9, perTenant: 6, perTenantBesideOthers: 1 };
    const turns = new FairTurns({ ...FAIR, ...options });
    const order: string[] = [];
    enter(turns, 'other', order);
    turns.leave('other');
    for (let request = 0; request < 8; request += 1) enter(turns, 'flood', order);
    expect(order).toEqual(['other', 'flood']);
    vi.advanceTimersByTime(1_001);
    enter(turns, 'flood', order);
    turns.leave('flood');
    await settled();
    expect(order).toHaveLength(1 + 1 + 6);
  });

  test('are waited for by so many of one tenant, and not by more', async () => {
    const turns = new FairTurns({ ...FAIR, places: 1, perTenant: 1 });
    const order: string[] = [];
    for (let request = 0; request <= 2_000; request += 1) enter(turns, 'a', order);
    await expect(turns.enter('a')).rejects.toThrow(NoPlaceError);
    enter(turns, 'b', order);
    while (order.length < 2_002) {
      turns.leave(order.at(-1) ?? '');
      await settled();
    }
    expect(order.indexOf('b')).toBeLessThan(3);
  });

  test('are given back once', () => {
    const turns = new FairTurns(FAIR);
    turns.enter('a');
    turns.leave('a');
    expect(() => turns.leave('a')).toThrow(/twice/);
  });

  test('are not waited for without end', async () => {
    const turns = new FairTurns({ places: 1, perTenant: 1, waitMs: 5 });
    turns.enter('a');
    await expect(turns.enter('a')).rejects.toThrow(NoPlaceError);
    await expect(turns.enter('b')).rejects.toMatchObject({ code: 'OVERLOADED' });
    turns.leave('a');
    expect(turns.enter('b')).toBeNull();
  });
});

test('whatever comes and goes, no bound is passed and everybody is served', async () => {
  const steps = fc.array(fc.constantFrom('a', 'b', 'c', 'leave'), { maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const turns = new FairTurns(FAIR);
      const inside: string[] = [];
      let asked = 0;
      let served = 0;
      const serve = async (): Promise<void> => {
        const [first] = inside.splice(0, 1);
        if (first === undefined) return;
        served += 1;
        turns.leave(first);
        await settled();
      };
      for (const step of sequence) {
        if (step === 'leave') await serve();
        else {
          asked += 1;
          enter(turns, step, inside);
        }
        expect(inside.length).toBeLessThanOrEqual(FAIR.places);
        for (const tenant of ['a', 'b', 'c']) {
          expect(inside.filter((one) => one === tenant).length).toBeLessThanOrEqual(FAIR.perTenant);
        }
      }
      while (inside.length > 0) await serve();
      expect(served).toBe(asked);
    }),
    { numRuns: 100 },
  );
});
