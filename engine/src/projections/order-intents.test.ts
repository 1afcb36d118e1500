/** The queue's positions: any number of orders that one input may give. */
import { expect, it } from 'vitest';
import type { KernelEvent } from '../kernel/events.js';
import { OrderIntents, POSITIONS_PER_ENTRY } from './order-intents.js';

it('takes an input that gives more orders than any account has had, and no more than fit', () => {
  const cancels = (count: number): readonly KernelEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'ORDER_PENDING_CANCEL',
      order: `d1.1.0.${index}`,
      reason: 'HALTED',
    }));
  const input = { type: 'RELEASE_REQUESTED', at: 0, haltId: 'h' } as const;
  const intents = new OrderIntents(1n, (order) => order);
  intents.add({ seq: 1, run: 1, input, events: cancels(20_000) });
  expect(intents.hasWork).toBe(true);
  const tooMany = cancels(POSITIONS_PER_ENTRY);
  expect(() => intents.add({ seq: 2, run: 1, input, events: tooMany })).toThrow('fewer events');
});
