/** Each transition of an order is needed: without it at least one told life goes wrong. */
import { afterEach, describe, expect, it } from 'vitest';
import { ORDER_TRANSITIONS } from '../../src/kernel/order-transitions.js';
import type { OrderStatus, OrderTrigger } from '../../src/kernel/order-transitions.js';
import { TestAccount } from '../../src/testing/test-account.js';
import { ORDER_SCENARIOS, play } from './order-scenarios.js';

/** The table is read-only to the program; here a row of it is taken out and put back. */
const TABLE = ORDER_TRANSITIONS as Record<OrderStatus, Partial<Record<OrderTrigger, OrderStatus>>>;
const TRANSITIONS = (Object.keys(TABLE) as OrderStatus[]).flatMap((status) =>
  (Object.keys(TABLE[status]) as OrderTrigger[]).map((trigger) => [status, trigger] as const),
);

/** An order that a check denies, for the one transition that no venue takes part in. */
function playDenial(): string | null {
  try {
    const account = new TestAccount();
    const order = account.order({});
    return account.kernel.view.order(order)?.status === 'DENIED' ? null : 'not denied';
  } catch (error) {
    return String(error);
  }
}

/** An order that waits for another: what becomes of it, when that one fills or goes. */
function playHeld(first: 'FILLS' | 'GOES', units: string, ends: OrderStatus): string | null {
  try {
    const account = new TestAccount();
    account.bar({ close: 10_000 });
    const entry = account.order({ type: 'LIMIT', limitPrice: '90' });
    const held = account.order({ after: entry, quantity: { units } });
    const status = (): string => account.kernel.view.order(held)?.status ?? '';
    if (status() !== 'HELD') return `${status()} at first`;
    if (first === 'FILLS') account.bar({ close: 9_000, low: 8_000 });
    else account.cancel(entry);
    return status() === ends ? null : status();
  } catch (error) {
    return String(error);
  }
}

const deviations = (): string[] =>
  [
    ...ORDER_SCENARIOS.map(play),
    playDenial(),
    playHeld('FILLS', '5', 'ACCEPTED'),
    playHeld('FILLS', '1000', 'DENIED'),
    playHeld('GOES', '5', 'CANCELED'),
  ].filter((result) => result !== null);

describe('the lives of an order', () => {
  it('all go as they are told with the whole table', () => {
    expect(deviations()).toEqual([]);
  });
});

describe.each(TRANSITIONS)('without %s + %s', (status, trigger) => {
  const saved = TABLE[status][trigger];
  afterEach(() => {
    if (saved !== undefined) TABLE[status][trigger] = saved;
  });

  it('at least one goes wrong', () => {
    Reflect.deleteProperty(TABLE[status], trigger);
    expect(deviations()).not.toEqual([]);
  });
});
